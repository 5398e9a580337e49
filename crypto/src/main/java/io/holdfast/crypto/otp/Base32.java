package io.holdfast.crypto.otp;

import io.holdfast.crypto.CryptoException;
import java.io.ByteArrayOutputStream;

/** Base 32 (RFC 4648, section 6), in which keys of one-time passwords are written. */
public final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The bytes in capital letters and digits, without padding. */
  public static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder((bytes.length * 8 + 4) / 5);
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = held << 8 | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(ALPHABET.charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt(held << (5 - bits) & 31));
    }
    return out.toString();
  }

  /**
   * The bytes of a text in letters of either case, with padding or without.
   *
   * @throws CryptoException when it is not base 32; the text, which may be a key, is not quoted
   */
  public static byte[] decode(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(end * 5 / 8);
    int held = 0;
    int bits = 0;
    for (int i = 0; i < end; i++) {
      held = held << 5 | value(text, i);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(held >> bits);
      }
      held &= (1 << bits) - 1;
    }
    if (bits >= 5) {
      throw new CryptoException("not base 32: a character is missing or too many");
    }
    return out.toByteArray();
  }

  private static int value(String text, int index) {
    char c = text.charAt(index);
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= '2' && c <= '7') {
      return c - '2' + 26;
    }
    throw new CryptoException(
        "not base 32: its character " + (index + 1) + " is none of A to Z and 2 to 7");
  }
}
