package io.holdfast.scan.detect.token;

import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Checks of tokens that are made of parts. */
final class Parts {
  private Parts() {}

  /** Whether there are as many parts as lengths, each of its length (0: any but none). */
  static Predicate<byte[]> of(char separator, int... lengths) {
    return token -> {
      String[] parts = text(token).split(java.util.regex.Pattern.quote("" + separator), -1);
      if (parts.length != lengths.length) {
        return false;
      }
      for (int i = 0; i < lengths.length; i++) {
        int size = parts[i].length();
        if (lengths[i] == 0 ? size == 0 : size != lengths[i]) {
          return false;
        }
      }
      return true;
    };
  }

  static Predicate<byte[]> containing(String part) {
    return token -> text(token).contains(part);
  }

  static Predicate<byte[]> endingIn(String part) {
    return token -> text(token).endsWith(part);
  }

  /** Whether so many characters at the end are of that class. */
  static Predicate<byte[]> tail(int count, CharClass alphabet) {
    return token -> alphabet.isAll(token, token.length - count, token.length);
  }

  /** Whether what stands behind the prefix is base64 of a JSON object. */
  static Predicate<byte[]> json(int prefix) {
    return token ->
        Decoding.base64(text(token).substring(prefix).split("\\.", 2)[0])
            .filter(bytes -> bytes.length > 1 && bytes[0] == '{')
            .isPresent();
  }

  /** Whether there are digits and letters of both cases: no name of code is all three by chance. */
  static boolean isMixed(byte[] token) {
    int digits = 0;
    int upper = 0;
    int lower = 0;
    for (byte b : token) {
      digits += CharClass.DIGIT.has(b) ? 1 : 0;
      upper += b >= 'A' && b <= 'Z' ? 1 : 0;
      lower += b >= 'a' && b <= 'z' ? 1 : 0;
    }
    return digits >= 1 && upper >= 2 && lower >= 2;
  }

  private static String text(byte[] token) {
    return new String(token, StandardCharsets.ISO_8859_1);
  }
}
