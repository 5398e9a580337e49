package io.holdfast.core.policy.hcl;

/**
 * A string in double quotes. What stands between <code>${</code> and its closing brace is taken as
 * it is, quotes and escapes included, as HCL 1 does.
 */
final class QuotedString {
  private final Cursor cursor;
  private final Position start;
  private final StringBuilder out = new StringBuilder();

  /** The cursor stands on the opening quote. */
  QuotedString(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.position();
  }

  /** The decoded string; the cursor moves behind the closing quote. */
  String read() {
    cursor.next();
    while (true) {
      if (cursor.startsWith("${")) {
        interpolation();
        continue;
      }
      if (cursor.peek() == '\n') {
        throw unterminated();
      }
      char c = next();
      switch (c) {
        case '"' -> {
          return out.toString();
        }
        case '\\' -> escape();
        default -> out.append(c);
      }
    }
  }

  private void interpolation() {
    int depth = 0;
    do {
      char c = next();
      out.append(c);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    } while (depth > 0 || out.charAt(out.length() - 1) == '$');
  }

  private void escape() {
    Position at = cursor.position();
    char c = next();
    switch (c) {
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '\\', '"' -> out.append(c);
      case 'x' -> ascii(digits(at, 16, 2), at);
      case 'u' -> codePoint(digits(at, 16, 4), at);
      case 'U' -> codePoint(digits(at, 16, 8), at);
      case '0', '1', '2', '3', '4', '5', '6', '7' ->
          ascii(Character.digit(c, 8) * 64L + digits(at, 8, 2), at);
      default -> throw new HclSyntaxException(at, "unknown escape \\" + c);
    }
  }

  private long digits(Position at, int base, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int digit = Character.digit(next(), base);
      if (digit < 0) {
        throw new HclSyntaxException(at, "malformed escape: too few digits");
      }
      value = value * base + digit;
    }
    return value;
  }

  /** A single byte: beyond ASCII it would be a part of a character, which a string cannot hold. */
  private void ascii(long value, Position at) {
    if (value > 0x7f) {
      throw new HclSyntaxException(at, "escape beyond ASCII; write \\u and four hex digits");
    }
    out.append((char) value);
  }

  private void codePoint(long value, Position at) {
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (value > Character.MAX_CODE_POINT || surrogate) {
      throw new HclSyntaxException(at, "escape of something that is not a character");
    }
    out.appendCodePoint((int) value);
  }

  private char next() {
    if (cursor.atEnd()) {
      throw unterminated();
    }
    return cursor.next();
  }

  private HclSyntaxException unterminated() {
    return new HclSyntaxException(start, "string not terminated: the closing quote is missing");
  }
}
