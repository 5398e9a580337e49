package io.holdfast.engine.exchange.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.crypto.Randomness;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What may be known of a key's secret.
 *
 * @param id random, and another one with each secret
 * @param version counts secrets from 1
 * @param publicKey in PEM, for the venue; empty where there is none
 * @param generated whether it was made here
 */
public record Material(
    String id, int version, String publicKey, boolean generated, Instant rotatedTime) {
  private static final int ID_BYTES = 16;

  static Material none(Instant now) {
    return new Material("", 0, "", false, now);
  }

  /** What follows it. */
  Material next(String newPublicKey, boolean made, Instant now) {
    return new Material(
        HexFormat.of().formatHex(Randomness.bytes(ID_BYTES)), version + 1, newPublicKey, made, now);
  }

  void addTo(ObjectNode view) {
    view.put("version", version)
        .put("generated", generated)
        .put("rotated_time", rotatedTime.toString());
    if (!publicKey.isEmpty()) {
      view.put("public_key", publicKey);
    }
  }
}
