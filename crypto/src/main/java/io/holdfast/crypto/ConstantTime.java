package io.holdfast.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * Comparison whose duration depends on the lengths of its arguments, never on where they differ.
 */
public final class ConstantTime {
  private ConstantTime() {}

  /** Whether both arrays have the same length and content. */
  public static boolean equal(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /** Whether both strings have the same UTF-8 bytes. */
  public static boolean equal(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }
}
