package io.holdfast.core.token;

import io.holdfast.crypto.Randomness;

/** The texts of tokens and accessors: 24 characters of base 62, 142 bits. */
public final class TokenIds {
  /** Vault's prefix of service tokens. */
  public static final String SERVICE_PREFIX = "hvs.";

  /** Vault's prefix of batch tokens. */
  public static final String BATCH_PREFIX = "hvb.";

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 24;

  private TokenIds() {}

  public static String service() {
    return SERVICE_PREFIX + base62(LENGTH);
  }

  public static String accessor() {
    return base62(LENGTH);
  }

  /** Random text of the base 62 alphabet. */
  public static String base62(int length) {
    char[] out = new char[length];
    for (int i = 0; i < length; i++) {
      out[i] = ALPHABET.charAt(Randomness.below(ALPHABET.length()));
    }
    return new String(out);
  }
}
