package io.holdfast.core.identity.approver;

import io.holdfast.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What has to be signed to show that one has the private half of a key.
 *
 * @param value random, in hex
 */
record EnrolmentChallenge(String value, Instant expires) {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  static EnrolmentChallenge fresh(Instant now) {
    return new EnrolmentChallenge(
        HexFormat.of().formatHex(Randomness.bytes(32)), now.plus(GOOD_FOR));
  }

  /** The text that an Ed25519 key signs to be registered. */
  String text(String entity, String publicKey) {
    return text(entity) + "public_key: " + publicKey + "\n";
  }

  /** The text whose SHA-256 is the challenge of a WebAuthn registration. */
  String text(String entity) {
    return "holdfast approver key v1\n" + "entity: " + entity + "\n" + "challenge: " + value + "\n";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
