package io.holdfast.scan.text;

/** A set of bytes, with the runs of them in a text. */
public final class CharClass {
  public static final CharClass DIGIT = new CharClass("0-9");
  public static final CharClass HEX = new CharClass("0-9a-fA-F");
  public static final CharClass LOWER_HEX = new CharClass("0-9a-f");
  public static final CharClass LETTER = new CharClass("A-Za-z");
  public static final CharClass ALNUM = new CharClass("0-9A-Za-z");
  public static final CharClass UPPER_ALNUM = new CharClass("0-9A-Z");
  public static final CharClass LOWER_ALNUM = new CharClass("0-9a-z");
  public static final CharClass WORD = new CharClass("0-9A-Za-z_");
  public static final CharClass URL_BASE64 = new CharClass("0-9A-Za-z_-");
  public static final CharClass BASE64 = new CharClass("0-9A-Za-z+/");
  public static final CharClass PADDED_BASE64 = new CharClass("0-9A-Za-z+/=");
  public static final CharClass ANY_BASE64 = new CharClass("0-9A-Za-z+/_-");
  public static final CharClass BASE32 = new CharClass("A-Z2-7");
  public static final CharClass BASE58 =
      new CharClass("1-9ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
  public static final CharClass NAME = new CharClass("0-9A-Za-z_.-");
  public static final CharClass UUID = new CharClass("0-9a-fA-F-");
  public static final CharClass DOTTED = new CharClass("0-9A-Za-z_.-");
  public static final CharClass TILDE = new CharClass("0-9A-Za-z_.~-");
  public static final CharClass SPACE = new CharClass(" \t\r\n");
  public static final CharClass BLANK = new CharClass(" \t");

  private final boolean[] members = new boolean[256];

  /**
   * A class of ASCII characters.
   *
   * @param spec its characters; {@code a-z} is a range, and a dash at the end is itself
   */
  public CharClass(String spec) {
    for (int i = 0; i < spec.length(); i++) {
      char first = spec.charAt(i);
      boolean range = i + 2 < spec.length() && spec.charAt(i + 1) == '-';
      char last = range ? spec.charAt(i + 2) : first;
      for (char c = first; c <= last; c++) {
        members[c] = true;
      }
      i += range ? 2 : 0;
    }
  }

  public boolean has(byte b) {
    return members[b & 0xff];
  }

  /** Where the run of members that begins at {@code from} ends. */
  public int endOfRun(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && members[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }

  /** Where the run of members that ends before {@code before} begins. */
  public int startOfRun(byte[] bytes, int before, int limit) {
    int at = before;
    while (at > limit && members[bytes[at - 1] & 0xff]) {
      at--;
    }
    return at;
  }

  /** Whether all bytes are members, and there are some. */
  public boolean isAll(byte[] bytes, int from, int to) {
    return from < to && endOfRun(bytes, from, to) == to;
  }

  public boolean isAll(byte[] bytes) {
    return isAll(bytes, 0, bytes.length);
  }
}
