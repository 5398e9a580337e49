package io.holdfast.bitcoin.policy.fact;

import static io.holdfast.bitcoin.policy.fact.FactsDocument.objects;
import static io.holdfast.bitcoin.policy.fact.FactsDocument.orEmpty;
import static io.holdfast.bitcoin.policy.fact.FactsDocument.ordered;
import static io.holdfast.bitcoin.policy.fact.FactsDocument.time;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.document.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was granted, as a part of the facts of a decision. */
final class GrantedDocument {
  private static final int MAX_GROUPS = 10_000;
  private static final int MAX_NAME = 500;

  private GrantedDocument() {}

  static Map<String, Object> write(Granted granted) {
    Map<String, Object> document = new LinkedHashMap<>();
    granted.requested().ifPresent(time -> document.put("requested", time.toString()));
    document.put(
        "consents",
        granted.consents().stream()
            .map(consent ->
                ordered(
                    "id", consent.id(),
                    "name", consent.name(),
                    "factors", consent.factors().stream().map(GrantedDocument::write).toList(),
                    "time", consent.time().toString()))
            .toList());
    document.put(
        "webhooks",
        granted.webhooks().stream()
            .map(answer ->
                ordered(
                    "transaction", answer.transaction().hex(),
                    "allowed", answer.allowed(),
                    "time", answer.time().toString(),
                    "signature", answer.signature().hex()))
            .toList());
    granted
        .emergency()
        .ifPresent(emergency ->
            document.put(
                "emergency",
                ordered(
                    "id", emergency.id(),
                    "name", emergency.name(),
                    "factor", write(emergency.factor()),
                    "reason", emergency.reason(),
                    "time", emergency.time().toString())));
    return document;
  }

  private static Map<String, Object> write(Factor factor) {
    return ordered(
        "name", factor.name(),
        "groups", factor.groups(),
        "approvals", (long) factor.approvals(),
        "proof", factor.proof().label());
  }

  static Granted read(Fields fields) {
    List<Consent> consents = new ArrayList<>();
    for (Fields each : objects(fields, "consents", "a consent")) {
      consents.add(
          new Consent(
              orEmpty(each, "id"),
              orEmpty(each, "name"),
              objects(each, "factors", "a factor").stream().map(GrantedDocument::factor).toList(),
              time(each, "time")));
      each.end();
    }
    Granted granted =
        new Granted(
            fields.instant("requested"),
            consents,
            objects(fields, "webhooks", "a webhook's answer").stream()
                .map(GrantedDocument::webhook)
                .toList(),
            fields.object("emergency", "an emergency").map(GrantedDocument::emergency));
    fields.end();
    return granted;
  }

  private static Factor factor(Fields fields) {
    Factor factor =
        new Factor(
            orEmpty(fields, "name"),
            fields.required("groups", fields.list("groups", MAX_GROUPS, MAX_NAME), List.of()),
            (int)
                (long)
                    fields.required(
                        "approvals", fields.whole("approvals", 1, Integer.MAX_VALUE), 1L),
            fields.required("proof", fields.word("proof", Proof.class, Proof::label), Proof.LOGIN));
    fields.end();
    return factor;
  }

  private static Emergency emergency(Fields fields) {
    Emergency emergency =
        new Emergency(
            orEmpty(fields, "id"),
            orEmpty(fields, "name"),
            factor(FactsDocument.object(fields, "factor", "a factor")),
            orEmpty(fields, "reason"),
            time(fields, "time"));
    fields.end();
    return emergency;
  }

  private static WebhookAnswer webhook(Fields fields) {
    WebhookAnswer answer =
        new WebhookAnswer(
            fields.required("transaction", fields.hex("transaction", 32), Bytes.EMPTY),
            fields.required("allowed", fields.flag("allowed"), false),
            time(fields, "time"),
            fields.required("signature", fields.hex("signature", 64), Bytes.EMPTY));
    fields.end();
    return answer;
  }
}
