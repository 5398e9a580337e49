package io.holdfast.scan.text;

/** Where a token may begin and end: also behind the escapes of JSON, URLs and source code. */
public final class Edges {
  private Edges() {}

  /** Whether a token of letters and digits may begin here. */
  public static boolean begins(byte[] bytes, int start, int at) {
    return at <= start || !CharClass.WORD.has(bytes[at - 1]) || isAfterEscape(bytes, start, at);
  }

  /** Whether a token of letters and digits may end here. */
  public static boolean ends(byte[] bytes, int at, int end) {
    return at >= end || !CharClass.WORD.has(bytes[at]);
  }

  /**
   * Whether an escape sequence ends before {@code at}: of a line end, of a letter by its number, of
   * a URL.
   */
  public static boolean isAfterEscape(byte[] bytes, int start, int at) {
    if (at - 2 >= start && bytes[at - 2] == '\\' && isEscape(bytes[at - 1])) {
      return true;
    }
    if (at - 3 >= start && bytes[at - 3] == '%') {
      return CharClass.HEX.isAll(bytes, at - 2, at);
    }
    return at - 6 >= start
        && bytes[at - 6] == '\\'
        && bytes[at - 5] == 'u'
        && CharClass.HEX.isAll(bytes, at - 4, at);
  }

  private static boolean isEscape(byte b) {
    return b == 'n' || b == 'r' || b == 't' || b == 'f' || b == 'b';
  }
}
