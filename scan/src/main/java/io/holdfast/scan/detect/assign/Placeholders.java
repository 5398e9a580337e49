package io.holdfast.scan.detect.assign;

import io.holdfast.scan.text.Likeness;
import java.nio.charset.StandardCharsets;

/** Values that stand for a secret: references, templates, examples. */
final class Placeholders {
  private Placeholders() {}

  static boolean isOne(byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    return "$<{%(*@".indexOf(text.charAt(0)) >= 0
        || text.contains("\\u")
        || text.contains("${")
        || text.contains("{{")
        || text.contains("$(")
        || text.contains("%(")
        || text.contains("<%")
        || text.startsWith("vault:")
        || text.startsWith("ENC[")
        || text.startsWith("arn:")
        || text.startsWith("process.env")
        || Likeness.isMadeUp(value);
  }
}
