package io.holdfast.scan.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes out of hex and both forms of base64; empty for what is neither. */
public final class Decoding {
  private Decoding() {}

  /** Base64 of either alphabet, padded or not. */
  public static Optional<byte[]> base64(byte[] text) {
    byte[] plain = text.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] == '-' ? (byte) '+' : plain[i] == '_' ? (byte) '/' : plain[i];
    }
    int size = plain.length;
    while (size > 0 && plain[size - 1] == '=') {
      size--;
    }
    if (size % 4 == 1 || text.length - size > 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(plain, size)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static Optional<byte[]> base64(String text) {
    return base64(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether these bytes are text: valid enough UTF-8 without control characters. */
  public static boolean isText(byte[] bytes, int from, int to) {
    int odd = 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xff;
      if (b < 0x09 || (b > 0x0d && b < 0x20 && b != 0x1b) || b == 0x7f) {
        return false;
      }
      if (b >= 0x80 && !isUtf8Part(bytes, from, i, to)) {
        odd++;
      }
    }
    return odd * 20 <= to - from;
  }

  private static boolean isUtf8Part(byte[] bytes, int from, int at, int to) {
    boolean continues = (bytes[at] & 0xc0) == 0x80;
    return continues
        ? at > from && (bytes[at - 1] & 0x80) != 0
        : at + 1 < to && (bytes[at + 1] & 0xc0) == 0x80;
  }
}
