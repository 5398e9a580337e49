package io.holdfast.engine.exchange.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986), read so that each text has one spelling only. */
public final class Percent {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Percent() {}

  /** Every byte that is not unreserved, encoded. */
  public static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  /**
   * The text of a part of a query or form; a plus sign is a space.
   *
   * @throws IllegalArgumentException when it is not UTF-8, or encodes what needs no encoding, which
   *     two readers may compare differently
   */
  static String decode(String part) {
    if (part.indexOf('%') < 0) {
      checkPlain(part);
      return part.replace('+', ' ');
    }
    ByteBuffer bytes = ByteBuffer.allocate(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%') {
        bytes.put(octet(part, i));
        i += 2;
      } else {
        check(c);
        bytes.put((byte) (c == '+' ? ' ' : c));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("percent-encoding that is not UTF-8", e);
    }
  }

  private static byte octet(String part, int at) {
    if (at + 2 >= part.length()
        || !HexFormat.isHexDigit(part.charAt(at + 1))
        || !HexFormat.isHexDigit(part.charAt(at + 2))) {
      throw new IllegalArgumentException("a percent sign without two hex digits after it");
    }
    int value = HexFormat.fromHexDigits(part, at + 1, at + 3);
    if (isUnreserved((char) value)) {
      throw new IllegalArgumentException(
          "\""
              + (char) value
              + "\" is percent-encoded, which needs no encoding: write it as it is");
    }
    if (value < ' ' || value == 0x7f) {
      throw new IllegalArgumentException("an encoded control character");
    }
    return (byte) value;
  }

  private static void checkPlain(String part) {
    for (int i = 0; i < part.length(); i++) {
      check(part.charAt(i));
    }
  }

  private static void check(char c) {
    if (c <= ' ' || c >= 0x7f || c == '#' || c == ';' || c == '\\') {
      throw new IllegalArgumentException(
          "a character that has to be percent-encoded in a query or form (space, ;, #, \\, or one"
              + " that is not ASCII)");
    }
  }

  static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
