package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The facts of decisions as documents. */
final class FactsDocument {
  private static final int MAX_ITEMS = 100_000;
  private static final int MAX_TEXT = 100_000;
  private static final int MAX_NAME = 500;
  private static final Duration LONGEST = Duration.ofDays(3660);
  private static final Bytes NO_SIGNATURE = Bytes.of(new byte[64]);

  private FactsDocument() {}

  static Map<String, Object> write(DecisionFacts facts) {
    Circumstances given = facts.circumstances();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 1L);
    document.put("transaction", TransactionDocument.write(facts.transaction()));
    document.put("wallet", given.wallet());
    document.put("time", given.time().toString());
    document.put("initiator", write(given.initiator()));
    document.put("usage", usage(given.usage()));
    given
        .balance()
        .ifPresent(balance ->
            document.put(
                "balance", ordered("amount", balance.amount(), "time", balance.time().toString())));
    document.put("used", List.copyOf(new TreeSet<>(given.used())));
    given.nextChange().ifPresent(index -> document.put("next_change", index));
    document.put(
        "attestations", given.attestations().stream().map(Attestation::toDocument).toList());
    document.put("granted", write(given.granted()));
    return document;
  }

  static Map<String, Object> write(Initiator initiator) {
    return ordered(
        "id", initiator.id(),
        "name", initiator.name(),
        "groups", List.copyOf(initiator.groups()));
  }

  private static List<Map<String, Object>> usage(Map<UsageQuestion, Usage> usage) {
    return usage.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<UsageQuestion, Usage> entry) -> entry.getKey(),
                Comparator.comparing(UsageQuestion::scope)
                    .thenComparing(UsageQuestion::subject)
                    .thenComparing(question -> question.window().orElse(LONGEST))))
        .map(FactsDocument::write)
        .toList();
  }

  private static Map<String, Object> write(Map.Entry<UsageQuestion, Usage> entry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("per", entry.getKey().scope().label());
    if (entry.getKey().scope() != UsageScope.WALLET) {
      document.put("subject", entry.getKey().subject());
    }
    entry.getKey().window().ifPresent(window -> document.put("window", Durations.text(window)));
    document.put("amount", entry.getValue().amount());
    document.put("count", entry.getValue().count());
    document.put("fee", entry.getValue().fee());
    return document;
  }

  private static Map<String, Object> write(Granted granted) {
    Map<String, Object> document = new LinkedHashMap<>();
    granted.requested().ifPresent(time -> document.put("requested", time.toString()));
    document.put(
        "consents",
        granted.consents().stream()
            .map(consent ->
                ordered(
                    "id", consent.id(),
                    "name", consent.name(),
                    "factors", consent.factors().stream().map(FactsDocument::write).toList(),
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

  static DecisionFacts read(Map<String, ?> document) {
    Fields fields = Fields.of("a document of facts", document, Problems.immediate());
    long version = fields.required("version", fields.whole("version", 1, 1), 1L);
    assert version == 1;
    TransactionFacts transaction =
        TransactionDocument.read(object(fields, "transaction", "a transaction"));
    Circumstances circumstances =
        new Circumstances(
            orEmpty(fields, "wallet"),
            time(fields, "time"),
            initiator(object(fields, "initiator", "an initiator")),
            usage(fields),
            fields.object("balance", "a balance").map(FactsDocument::balance),
            Set.copyOf(
                fields.required("used", fields.list("used", MAX_ITEMS, MAX_TEXT), List.of())),
            fields.whole("next_change", 0, 1L << 31),
            attestations(fields),
            granted(object(fields, "granted", "what is granted")));
    fields.end();
    return new DecisionFacts(transaction, circumstances);
  }

  private static Map<UsageQuestion, Usage> usage(Fields fields) {
    Map<UsageQuestion, Usage> usage = new HashMap<>();
    for (Fields each : objects(fields, "usage", "a usage")) {
      UsageScope scope =
          each.required(
              "per", each.word("per", UsageScope.class, UsageScope::label), UsageScope.WALLET);
      String subject = scope == UsageScope.WALLET ? "" : orEmpty(each, "subject");
      UsageQuestion question =
          new UsageQuestion(
              scope, subject, each.duration("window", Duration.ofSeconds(1), LONGEST));
      Usage answer = new Usage(count(each, "amount"), count(each, "count"), count(each, "fee"));
      each.end();
      if (usage.put(question, answer) != null) {
        each.problem("per", "the same question is answered twice");
      }
    }
    return usage;
  }

  private static long count(Fields fields, String name) {
    return fields.required(name, fields.whole(name, 0, 1L << 53), 0L);
  }

  private static Balance balance(Fields fields) {
    Balance balance =
        new Balance(fields.required("amount", fields.sat("amount"), 0L), time(fields, "time"));
    fields.end();
    return balance;
  }

  private static List<Attestation> attestations(Fields fields) {
    List<Attestation> attestations = new ArrayList<>();
    objects(fields, "attestations", "an attestation")
        .forEach(each -> attestations.add(attestation(each)));
    return attestations;
  }

  /** Reads one attestation. */
  static Attestation attestation(Fields fields) {
    Network network =
        fields.required("network", fields.text("network", 20, Network::named), Network.MAINNET);
    String address = fields.required("address", fields.text("address", 100), "");
    PublicKey attestor =
        fields.required(
            "attestor",
            fields.text("attestor", 100, PublicKey::parse),
            new PublicKey(PublicKey.Algorithm.ED25519, Bytes.EMPTY));
    Attestation attestation =
        new Attestation(
            network,
            address,
            fields.text("label", Attestation.MAX_LABEL).orElse(""),
            fields.instant("expires"),
            attestor,
            fields.required("signature", fields.hex("signature", 64), NO_SIGNATURE));
    fields.end();
    return attestation;
  }

  private static Granted granted(Fields fields) {
    List<Consent> consents = new ArrayList<>();
    for (Fields each : objects(fields, "consents", "a consent")) {
      consents.add(
          new Consent(
              orEmpty(each, "id"),
              orEmpty(each, "name"),
              objects(each, "factors", "a factor").stream().map(FactsDocument::factor).toList(),
              time(each, "time")));
      each.end();
    }
    Granted granted =
        new Granted(
            fields.instant("requested"),
            consents,
            objects(fields, "webhooks", "a webhook's answer").stream()
                .map(FactsDocument::webhook)
                .toList(),
            fields.object("emergency", "an emergency").map(FactsDocument::emergency));
    fields.end();
    return granted;
  }

  private static Factor factor(Fields fields) {
    Factor factor =
        new Factor(
            orEmpty(fields, "name"),
            fields.required("groups", fields.list("groups", MAX_ITEMS, MAX_NAME), List.of()),
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
            factor(object(fields, "factor", "a factor")),
            orEmpty(fields, "reason"),
            time(fields, "time"));
    fields.end();
    return emergency;
  }

  private static WebhookAnswer webhook(Fields fields) {
    WebhookAnswer answer =
        new WebhookAnswer(
            fields.required("transaction", fields.hex("transaction", 32), NO_SIGNATURE),
            fields.required("allowed", fields.flag("allowed"), false),
            time(fields, "time"),
            fields.required("signature", fields.hex("signature", 64), NO_SIGNATURE));
    fields.end();
    return answer;
  }

  private static Initiator initiator(Fields fields) {
    Initiator initiator =
        new Initiator(
            orEmpty(fields, "id"),
            orEmpty(fields, "name"),
            fields.required("groups", fields.list("groups", 10_000, MAX_NAME), List.of()));
    fields.end();
    return initiator;
  }

  /** A text that must be there, and may be empty. */
  private static String orEmpty(Fields fields, String name) {
    return "".equals(fields.value(name))
        ? ""
        : fields.required(name, fields.text(name, MAX_TEXT), "");
  }

  private static Instant time(Fields fields, String name) {
    return fields.required(name, fields.instant(name), Instant.EPOCH);
  }

  private static Fields object(Fields fields, String name, String its) {
    return fields.required(
        name, fields.object(name, its), Fields.of(its, Map.of(), fields.problems()));
  }

  private static List<Fields> objects(Fields fields, String name, String its) {
    return fields.required(name, fields.objects(name, its, MAX_ITEMS), List.of());
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      document.put((String) pairs[i], pairs[i + 1]);
    }
    return document;
  }
}
