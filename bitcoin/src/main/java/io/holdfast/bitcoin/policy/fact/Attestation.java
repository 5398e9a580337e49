package io.holdfast.bitcoin.policy.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Canonical;
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

  /** Whether the attestor signed it; not whether it has expired. */
  public boolean isGenuine() {
    return attestor.verify(message(), signature);
  }
}
