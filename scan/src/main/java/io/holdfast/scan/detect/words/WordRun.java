package io.holdfast.scan.detect.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words of the lists one after the other, with nothing but marks between them. */
final class WordRun {
  /** A word and its numbers in the lists. */
  @SuppressWarnings("ArrayRecordComponent")
  record Word(int from, int to, short[] numbers) {}

  /** The most bytes between two words: indentation, a tag of HTML, a number. */
  private static final int WIDEST_GAP = 80;

  private static final int LONGEST_RUN = 4000;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final WordTable table;
  private final List<Word> words = new ArrayList<>();

  WordRun(byte[] bytes, int start, int end, WordTable table) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.table = table;
  }

  List<Word> words() {
    return words;
  }

  /** Collects the run around a word of the lists. */
  void collect(int from, int to, short[] numbers) {
    words.clear();
    Word middle = new Word(from, to, numbers);
    List<Word> before = new ArrayList<>();
    for (Word word = previous(from); word != null && before.size() < LONGEST_RUN; ) {
      before.add(word);
      word = previous(word.from);
    }
    words.addAll(before.reversed());
    words.add(middle);
    for (Word word = next(to); word != null && words.size() < LONGEST_RUN; ) {
      words.add(word);
      word = next(word.to);
    }
  }

  private @Nullable Word next(int from) {
    int limit = Math.min(end, from + WIDEST_GAP);
    int at = from;
    while (at < limit) {
      byte b = bytes[at];
      if (b == '<') {
        at = skipTag(at, limit);
      } else if (b == '\\' && at + 1 < limit && Letters.isEscaped(bytes, at + 1, start)) {
        at += 2;
      } else if (Letters.at(bytes, at, end) > 0) {
        return word(at, Letters.wordEnd(bytes, at, end));
      } else {
        at++;
      }
    }
    return null;
  }

  private int skipTag(int at, int limit) {
    for (int i = at + 1; i < limit; i++) {
      if (bytes[i] == '>') {
        return i + 1;
      }
    }
    return at + 1;
  }

  private @Nullable Word previous(int before) {
    int limit = Math.max(start, before - WIDEST_GAP);
    int at = before;
    while (at > limit) {
      if (bytes[at - 1] == '>') {
        at = skipTagBack(at, limit);
      } else if (at - 2 >= limit && Letters.isEscaped(bytes, at - 1, start)) {
        at -= 2;
      } else if (Letters.before(bytes, at, start) > 0) {
        return word(Letters.wordStart(bytes, at, start), at);
      } else {
        at--;
      }
    }
    return null;
  }

  private int skipTagBack(int at, int limit) {
    for (int i = at - 2; i >= limit; i--) {
      if (bytes[i] == '<') {
        return i;
      }
    }
    return at - 1;
  }

  private @Nullable Word word(int from, int to) {
    short[] numbers = table.find(bytes, from, to);
    return numbers == null ? null : new Word(from, to, numbers);
  }
}
