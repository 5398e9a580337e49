package io.holdfast.bitcoin.descriptor;

/** A place in the text of a descriptor, from which its expressions are read one after another. */
final class Cursor {
  private final String text;
  private int offset;

  Cursor(String text) {
    this.text = text;
  }

  int offset() {
    return offset;
  }

  boolean atEnd() {
    return offset == text.length();
  }

  boolean isAt(char expected) {
    return !atEnd() && text.charAt(offset) == expected;
  }

  /** Steps over {@code expected}, or says what stands there instead. */
  void expect(char expected, String meaning) {
    if (!isAt(expected)) {
      throw DescriptorException.at(
          offset, "expected '" + expected + "' " + meaning + ", found " + found());
    }
    offset++;
  }

  /** What is read up to one of the {@code stops}, which stays, or to the end. */
  String readUntil(String stops) {
    int start = offset;
    while (!atEnd() && stops.indexOf(text.charAt(offset)) < 0) {
      offset++;
    }
    return text.substring(start, offset);
  }

  /** The next character for an error; never more, since a private key may stand here. */
  String found() {
    return atEnd() ? "the end" : "'" + text.charAt(offset) + "'";
  }
}
