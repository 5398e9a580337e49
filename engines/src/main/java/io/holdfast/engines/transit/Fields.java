package io.holdfast.engines.transit;

import io.holdfast.api.route.Field;

/** Fields that several paths take. */
final class Fields {
  static final Field<String> NAME = Field.string("name", "Name of the key.");
  static final Field<String> CONTEXT =
      Field.string(
          "context",
          "Context for key derivation, in base64; required when the key is a derived one.");
  static final Field<Long> KEY_VERSION =
      Field.integer(
          "key_version",
          "Version of the key to use; 0 for the latest, else at least the key's"
              + " min_encryption_version.");
  static final Field<String> ASSOCIATED_DATA =
      Field.string(
          "associated_data",
          "Data, in base64, that is authenticated with the ciphertext but not part of it; the same"
              + " must be given to decrypt. For AEAD ciphers only.");
  static final Field<String> NONCE =
      Field.string(
          "nonce", "Of Vault's first convergent scheme, which is no longer offered: leave it out.");
  static final Field<String> URL_ALGORITHM =
      Field.string("urlalgorithm", "Hash algorithm, given in the path.");
  static final Field<Long> PARTIAL_FAILURE =
      Field.integer(
          "partial_failure_response_code",
          "HTTP status of the answer, in place of 400, when some items of a batch fail and others"
              + " succeed.");

  private Fields() {}

  /** A number that a client gave, as an int that is out of every range when it is. */
  static int toInt(long value) {
    return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
