package io.holdfast.scan.detect.words;

import java.util.Locale;

/** What stands between two words. */
enum Gap {
  /** Spaces on one line. */
  SPACE,
  /** The end of a line, and nothing else. */
  LINE,
  /** An empty line. */
  PARAGRAPH,
  /** A comma or semicolon, perhaps with quotes and line ends. */
  COMMA,
  /** A number, as in a numbered list. */
  NUMBER,
  /** Anything else. */
  OTHER;

  /** The kind of what stands in between, without letters. */
  static Gap of(byte[] bytes, int from, int to) {
    int lines = 0;
    boolean comma = false;
    boolean digit = false;
    boolean other = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '<') {
        i = endOfTag(bytes, i, to);
      } else if (b == '\\' && i + 1 < to && (bytes[i + 1] == 'n' || bytes[i + 1] == 'r')) {
        lines += bytes[i + 1] == 'n' ? 1 : 0;
        i++;
      } else if (b == '\n') {
        lines++;
      } else if (b == ',' || b == ';') {
        comma = true;
      } else if (b >= '0' && b <= '9') {
        digit = true;
      } else if (b > ' ' && "\"'`\\/_-+|<>[]*".indexOf(b) < 0) {
        other = true;
      }
    }
    if (digit) {
      return NUMBER;
    }
    if (comma && !other) {
      return COMMA;
    }
    return other ? OTHER : lines > 1 ? PARAGRAPH : lines == 1 ? LINE : SPACE;
  }

  private static int endOfTag(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '>') {
        return i;
      }
    }
    return from;
  }

  /** The number that stands last in a gap; 0 for none. */
  static int number(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] < '0' || bytes[end - 1] > '9')) {
      end--;
    }
    int value = 0;
    int unit = 1;
    for (int i = end - 1; i >= from && bytes[i] >= '0' && bytes[i] <= '9' && unit <= 100; i--) {
      value += (bytes[i] - '0') * unit;
      unit *= 10;
    }
    return value;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
