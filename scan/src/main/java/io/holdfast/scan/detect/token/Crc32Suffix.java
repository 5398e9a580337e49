package io.holdfast.scan.detect.token;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Tokens that end in the CRC-32 of what stands before it. */
final class Crc32Suffix {
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DIGITS = 6;

  private Crc32Suffix() {}

  /** GitHub's and npm's: six digits of base 62 over what stands between them and the prefix. */
  static boolean base62(byte[] token) {
    int from = 0;
    while (token[from] != '_') {
      from++;
    }
    int to = token.length - DIGITS;
    long crc = crc(token, from + 1, to);
    char[] digits = new char[DIGITS];
    for (int i = DIGITS - 1; i >= 0; i--) {
      digits[i] = BASE_62.charAt((int) (crc % 62));
      crc /= 62;
    }
    return new String(digits).equals(text(token, to));
  }

  /** Grafana's: eight hex digits, in either order of bytes, with or without the line before. */
  static boolean hex(byte[] token) {
    int mark = token.length - 9;
    if (token[mark] != '_') {
      return false;
    }
    String given = text(token, mark + 1).toLowerCase(Locale.ROOT);
    return given.equals(hex(crc(token, 0, mark))) || given.equals(hex(crc(token, 0, mark + 1)));
  }

  private static String hex(long crc) {
    // The order of the bytes is that of the machine which made the first of them.
    return "%08x".formatted(Integer.reverseBytes((int) crc));
  }

  private static long crc(byte[] token, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(token, from, to - from);
    return crc.getValue();
  }

  private static String text(byte[] token, int from) {
    return new String(token, from, token.length - from, StandardCharsets.ISO_8859_1);
  }
}
