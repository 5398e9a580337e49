package io.holdfast.bitcoin.policy.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.document.Problems;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A signed statement that an address is whose it is said to be.
 *
 * @param label whom it belongs to, for people; empty for nothing said
 * @param expires from when on it counts no more, in whole seconds; empty for never
 * @param attestor the key that signed it
 * @param signature over {@link #message}, 64 bytes
 */
public record Attestation(
    Network network,
    String address,
    String label,
    Optional<Instant> expires,
    PublicKey attestor,
    Bytes signature) {
  /** The longest label, in characters. */
  public static final int MAX_LABEL = 200;

  /** The last second that texts of times can name: the end of the year 9999. */
  static final long LAST_SECOND = 253_402_300_799L;

  private static final String CONTEXT = "holdfast destination attestation 1\n";

  /** What is signed: a line that says what it is, then the canonical text of the statement. */
  public byte[] message() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("network", network.label());
    document.put("address", address);
    if (!label.isEmpty()) {
      document.put("label", label);
    }
    expires.ifPresent(time -> document.put("expires", time.toString()));
    return (CONTEXT + Canonical.text(document)).getBytes(UTF_8);
  }

  /** As a document, for requests and facts. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("network", network.label());
    document.put("address", address);
    if (!label.isEmpty()) {
      document.put("label", label);
    }
    expires.ifPresent(time -> document.put("expires", time.toString()));
    document.put("attestor", attestor.toString());
    document.put("signature", signature.hex());
    return document;
  }

  /**
   * Reads what {@link #toDocument} writes.
   *
   * @throws io.holdfast.bitcoin.policy.document.DocumentException naming the field that is wrong
   */
  public static Attestation parse(Map<String, ?> document) {
    return FactsDocument.attestation(Fields.of("an attestation", document, Problems.immediate()));
  }

  /** Whether the attestor signed it; not whether it has expired. */
  public boolean isGenuine() {
    return attestor.verify(message(), signature);
  }
}
