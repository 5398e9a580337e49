package io.holdfast.server.log;

/** Keeps a text on its line: a line break in it would look like a log line of our own. */
final class OneLine {
  private OneLine() {}

  static void append(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append(' ');
        default -> out.append(Character.isISOControl(c) ? '?' : c);
      }
    }
  }
}
