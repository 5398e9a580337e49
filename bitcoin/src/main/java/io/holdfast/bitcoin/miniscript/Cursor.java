package io.holdfast.bitcoin.miniscript;

/** A place in a text, from which its expressions are read one after another. */
public final class Cursor {
  private final String text;
  private int offset;

  public Cursor(String text) {
    this.text = text;
  }

  /** How many characters lie before it. */
  public int offset() {
    return offset;
  }

  public boolean atEnd() {
    return offset == text.length();
  }

  public boolean isAt(char expected) {
    return !atEnd() && text.charAt(offset) == expected;
  }

  /** Steps over {@code expected}, or says what stands there instead. */
  public void expect(char expected, String meaning) {
    if (!isAt(expected)) {
      throw new MiniscriptException(
          offset, "expected '" + expected + "' " + meaning + ", found " + found());
    }
    offset++;
  }

  /** What is read up to one of the {@code stops}, which stays, or to the end. */
  public String readUntil(String stops) {
    int start = offset;
    while (!atEnd() && stops.indexOf(text.charAt(offset)) < 0) {
      offset++;
    }
    return text.substring(start, offset);
  }

  /** What would be read up to one of the {@code stops}; nothing is stepped over. */
  public String peekUntil(String stops) {
    int start = offset;
    String read = readUntil(stops);
    offset = start;
    return read;
  }

  /** The next character for an error; never more, since a private key may stand here. */
  public String found() {
    return atEnd() ? "the end" : "'" + text.charAt(offset) + "'";
  }
}
