package io.holdfast.bitcoin.policy.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.document.Canonical;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an outside service answered about a transaction.
 *
 * @param transaction the hash of the facts that it was asked about: {@link TransactionFacts#hash}
 * @param allowed whether it said yes
 * @param time when it answered, by its own clock
 * @param signature over {@link #message}, by the key that the policy states for it
 */
public record WebhookAnswer(Bytes transaction, boolean allowed, Instant time, Bytes signature) {
  private static final String CONTEXT = "holdfast webhook answer 1\n";

  /** What is signed: a line that says what it is, then the canonical text of the answer. */
  public byte[] message() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("transaction", transaction.hex());
    document.put("allowed", allowed);
    document.put("time", time.toString());
    return (CONTEXT + Canonical.text(document)).getBytes(UTF_8);
  }
}
