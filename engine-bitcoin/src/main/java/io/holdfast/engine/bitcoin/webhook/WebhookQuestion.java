package io.holdfast.engine.bitcoin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.obligation.Webhook;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.receipt.ReceiptKey;
import io.holdfast.engine.bitcoin.request.TransactionWords;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a webhook is asked about one transaction. The request carries {@code X-Holdfast-Timestamp}
 * (seconds since 1970) and {@code X-Holdfast-Signature}: {@code ed25519=} and the hex signature, by
 * the mount's receipt key, over the line {@code holdfast webhook question 1}, the timestamp, a full
 * stop and the body.
 *
 * <p>What counts as an answer is status 200 and an object with {@code id} (that of the question),
 * {@code transaction} (the hash asked about), {@code allowed}, {@code time}, and a {@code
 * signature} as {@link WebhookAnswer} has it. Anything else is none, and nothing is signed.
 *
 * @param id tells this question from all others
 * @param transaction the hash of the facts
 */
public record WebhookQuestion(
    URI address,
    String id,
    Bytes transaction,
    String body,
    Map<String, String> headers,
    Webhook by,
    Instant time) {
  private static final String CONTEXT = "holdfast webhook question 1\n";

  /** By how much the service's clock may differ, and how old an answer may be. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** Prepares and signs a question. */
  public static WebhookQuestion of(Call call, String wallet, Judgement judgement, Webhook webhook) {
    URI address = WebhookAddress.of(webhook.url(), call.mount().namespace());
    String id = call.services().uuid();
    Bytes transaction = judgement.transaction().hash();
    ObjectNode body =
        Json.object()
            .put("id", id)
            .put("time", call.now().toString())
            .put("mount", call.mount().path())
            .put("wallet", wallet);
    judgement.policy().ifPresent(policy -> body.set("policy", view(judgement.name(), policy)));
    body.put("transaction_hash", transaction.hex());
    body.set("transaction", Json.of(judgement.transaction().toDocument()));
    body.set(
        "summary",
        Json.array(
            TransactionWords.of(
                wallet, judgement.transaction(), judgement.facts().circumstances().used())));
    body.put("amount", judgement.transaction().amount());
    body.put("feerate", judgement.transaction().feerate().satPerVb());
    var initiator = judgement.facts().circumstances().initiator();
    body.putObject("initiator").put("id", initiator.id()).put("name", initiator.name());
    String text = new String(Json.write(body), UTF_8);
    return new WebhookQuestion(
        address, id, transaction, text, signed(call, text), webhook, call.now());
  }

  private static ObjectNode view(String name, StoredPolicy policy) {
    return Json.object()
        .put("name", name)
        .put("version", policy.version())
        .put("hash", policy.hash());
  }

  private static Map<String, String> signed(Call call, String body) {
    String timestamp = Long.toString(call.now().getEpochSecond());
    try (ReceiptKey key = ReceiptKey.of(call.storage())) {
      byte[] signature = key.sign((CONTEXT + timestamp + "." + body).getBytes(UTF_8));
      return Map.of(
          "X-Holdfast-Timestamp",
          timestamp,
          "X-Holdfast-Signature",
          "ed25519=" + Bytes.of(signature).hex());
    }
  }

  /**
   * Asks, once.
   *
   * @throws Refusal.UpstreamFailed when no answer comes that counts; the text names no address
   */
  public WebhookAnswer ask() {
    ObjectNode answer = WebhookClient.post(address, body, headers);
    WebhookAnswer read;
    try {
      read =
          new WebhookAnswer(
              Bytes.fromHex(answer.path("transaction").asText()),
              answer.path("allowed").isBoolean() && answer.path("allowed").booleanValue(),
              Instant.parse(answer.path("time").asText()),
              Bytes.fromHex(answer.path("signature").asText()));
    } catch (DateTimeException | BitcoinException e) {
      throw failed("gave an answer without transaction, allowed, time and signature");
    }
    requireMeant(answer, read);
    return read;
  }

  private void requireMeant(ObjectNode answer, WebhookAnswer read) {
    if (!answer.path("allowed").isBoolean()) {
      throw failed("did not say whether it is allowed");
    }
    if (!answer.path("id").asText().equals(id)) {
      throw failed("answered another question: its id is not the one that was asked");
    }
    if (!read.transaction().equals(transaction)) {
      throw failed("answered about another transaction");
    }
    if (Duration.between(read.time(), time).abs().compareTo(SKEW) > 0) {
      throw failed("gave an answer of another time; check its clock");
    }
    if (!by.publicKey().verify(read.message(), read.signature())) {
      throw failed("gave an answer that is not signed by the policy's public_key");
    }
  }

  static Refusal failed(String why) {
    return new Refusal.UpstreamFailed("the policy's webhook " + why + "; nothing was signed");
  }

  /** Leaves out what is asked. */
  @Override
  public String toString() {
    return "WebhookQuestion[" + id + "]";
  }
}
