package io.holdfast.core.token;

import io.holdfast.crypto.Randomness;

/** The texts of tokens and accessors: 24 characters of base 62, 142 bits. */
public final class TokenIds {
  /** Vault's prefix of service tokens. */
  public static final String SERVICE_PREFIX = "hvs.";

  /** Vault's prefix of batch tokens. */
  public static final String BATCH_PREFIX = "hvb.";

  private static final int LENGTH = 24;

  /** How many characters a service token has. */
  public static final int SERVICE_LENGTH = SERVICE_PREFIX.length() + LENGTH;

  private TokenIds() {}

  public static String service() {
    return SERVICE_PREFIX + Randomness.base62(LENGTH);
  }

  public static String accessor() {
    return Randomness.base62(LENGTH);
  }
}
