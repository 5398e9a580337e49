package io.holdfast.scan.redact;

import io.holdfast.scan.detect.words.OpenSentence;

/** Which lines of a stream may go on while more may come. */
final class OpenLines {
  private static final byte[] BEGIN = {'-', '-', '-', '-', '-', 'B', 'E', 'G', 'I', 'N'};
  private static final byte[] END = {'-', '-', '-', '-', '-', 'E', 'N', 'D'};

  private OpenLines() {}

  /** Behind the last whole line before which nothing is open; {@code from} for none. */
  static int release(byte[] bytes, int from, int end) {
    int line = lineStart(bytes, from, end);
    int begin = lastIndexOf(bytes, BEGIN, from, line);
    if (begin >= 0 && lastIndexOf(bytes, END, begin, line) < 0) {
      line = lineStart(bytes, from, begin);
    }
    // Words count as they stand in all of what is there: half a line may go on with a sentence.
    int sentence = OpenSentence.begin(bytes, from, line);
    return sentence < line ? lineStart(bytes, from, sentence) : line;
  }

  private static int lineStart(byte[] bytes, int from, int at) {
    int i = at;
    while (i > from && bytes[i - 1] != '\n') {
      i--;
    }
    return i;
  }

  private static int lastIndexOf(byte[] bytes, byte[] part, int from, int to) {
    for (int i = to - part.length; i >= from; i--) {
      int n = 0;
      while (n < part.length && bytes[i + n] == part[n]) {
        n++;
      }
      if (n == part.length) {
        return i;
      }
    }
    return -1;
  }
}
