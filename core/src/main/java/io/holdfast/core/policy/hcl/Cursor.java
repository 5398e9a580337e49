package io.holdfast.core.policy.hcl;

/** A place in a text that moves forward and knows its line. Lines may end in LF or CR LF. */
final class Cursor {
  /** What {@link #peek} gives at the end; NUL itself is refused, so it cannot be meant. */
  static final char END = '\0';

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  Cursor(String text) {
    this.text = text.replace("\r\n", "\n");
    int nul = this.text.indexOf(END);
    if (nul >= 0) {
      while (at < nul) {
        next();
      }
      throw new HclSyntaxException(position(), "a NUL character is not allowed");
    }
  }

  boolean atEnd() {
    return at == text.length();
  }

  char peek() {
    return atEnd() ? END : text.charAt(at);
  }

  boolean startsWith(String expected) {
    return text.startsWith(expected, at);
  }

  /** The character at the cursor, which moves on; not to be called at the end. */
  char next() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }

  void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      next();
    }
  }

  /** What remains of the current line, without its end; the cursor moves behind that. */
  String restOfLine() {
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end);
    skip(end < 0 ? rest.length() : rest.length() + 1);
    return rest;
  }

  /** The text from the cursor on, for a pattern to look at. */
  CharSequence ahead() {
    return text.substring(at, Math.min(text.length(), at + 512));
  }

  Position position() {
    return new Position(line, at - lineStart + 1);
  }
}
