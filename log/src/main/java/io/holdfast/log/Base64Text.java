package io.holdfast.log;

import java.util.Base64;
import java.util.Optional;

/**
 * Standard Base64 (RFC 4648, section 4), with padding, accepted in its one canonical spelling only,
 * so that two different texts never stand for the same signature or root.
 */
public final class Base64Text {
  private Base64Text() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The bytes, or empty when the text is not canonical Base64. */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
