package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;
import java.util.Base64;

/** Base64 as clients send it: the standard alphabet, padded, line breaks ignored. */
final class Base64Text {
  private Base64Text() {}

  /**
   * The bytes of a field.
   *
   * @throws Refusal.InvalidRequest that names the field, and shows nothing of it
   */
  static byte[] decode(String field, String text) {
    try {
      String line = text.indexOf('\n') < 0 ? text : text.replace("\r", "").replace("\n", "");
      if (line.length() % 4 != 0) {
        throw new IllegalArgumentException("padding is missing");
      }
      return Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("unable to decode " + field + " as base64");
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
