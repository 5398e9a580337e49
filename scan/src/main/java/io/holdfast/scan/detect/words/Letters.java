package io.holdfast.scan.detect.words;

/** Letters and what stands between words, in UTF-8, without decoding it. */
final class Letters {
  private Letters() {}

  static boolean isAscii(byte b) {
    int folded = b | 0x20;
    return folded >= 'a' && folded <= 'z';
  }

  /** The size of the letter that begins here; 0 where none does. */
  static int at(byte[] bytes, int at, int end) {
    byte b = bytes[at];
    if (b >= 0) {
      return isAscii(b) ? 1 : 0;
    }
    int first = b & 0xff;
    int size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc3 ? 2 : 0;
    return size == 0 || at + size > end || isMark(first, bytes[at + 1] & 0xff) ? 0 : size;
  }

  /** The size of the letter that ends before {@code at}; 0 where none does. */
  static int before(byte[] bytes, int at, int start) {
    if (at <= start) {
      return 0;
    }
    if (bytes[at - 1] >= 0) {
      return isAscii(bytes[at - 1]) ? 1 : 0;
    }
    int lead = at - 1;
    while (lead > start && lead > at - 4 && (bytes[lead] & 0xc0) == 0x80) {
      lead--;
    }
    return at(bytes, lead, at) == at - lead ? at - lead : 0;
  }

  /** Punctuation beyond ASCII: general, of Chinese and Japanese, and in full width. */
  private static boolean isMark(int first, int second) {
    return (first == 0xe2 && second == 0x80)
        || (first == 0xe3 && second == 0x80)
        || (first == 0xef && (second == 0xbc || second == 0xbb));
  }

  /** Where the word that holds this letter begins; also behind an escape such as {@code \n}. */
  static int wordStart(byte[] bytes, int at, int start) {
    int from = at;
    int size = before(bytes, from, start);
    while (size > 0 && at - from <= WordTable.LONGEST) {
      from -= size;
      size = before(bytes, from, start);
    }
    return isEscaped(bytes, from, start) ? from + 1 : from;
  }

  static int wordEnd(byte[] bytes, int at, int end) {
    int to = at;
    int size = to < end ? at(bytes, to, end) : 0;
    while (size > 0 && to - at <= WordTable.LONGEST) {
      to += size;
      size = to < end ? at(bytes, to, end) : 0;
    }
    return to;
  }

  static boolean isEscaped(byte[] bytes, int at, int start) {
    return at > start
        && bytes[at - 1] == '\\'
        && (bytes[at] == 'n' || bytes[at] == 'r' || bytes[at] == 't');
  }
}
