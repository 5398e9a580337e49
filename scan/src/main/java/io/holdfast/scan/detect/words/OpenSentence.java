package io.holdfast.scan.detect.words;

/** Whether a text may end within a sentence. */
public final class OpenSentence {
  private static final int MOST_WORDS = 64;
  private static final int LONGEST_GAP = 80;

  private OpenSentence() {}

  /** Where the words of the lists begin that stand last; {@code end} where there are none. */
  public static int begin(byte[] bytes, int from, int end) {
    WordTable table = WordTable.get();
    int begin = end;
    int at = end;
    for (int words = 0; words < MOST_WORDS; words++) {
      int limit = Math.max(from, at - LONGEST_GAP);
      while (at > limit && Letters.before(bytes, at, from) == 0) {
        at--;
      }
      int start = Letters.wordStart(bytes, at, from);
      if (at == limit || table.find(bytes, start, at) == null) {
        return begin;
      }
      begin = start;
      at = start;
    }
    return begin;
  }
}
