package io.holdfast.scan.detect.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Where sentences may begin and end in a run of words: the run itself, its lines, its paragraphs,
 * what is separated alike, what is numbered from one; and a line's beginning or end, since labels
 * such as "seed phrase" are words of the lists themselves.
 */
final class Layout {
  /** A sentence that may be one: the words from {@code from} to before {@code to}. */
  record Span(int from, int to) {
    int count() {
      return to - from;
    }
  }

  private static final Set<Integer> COUNTS =
      Set.of(59, 33, 30, 27, 25, 24, 23, 21, 20, 18, 15, 13, 12);
  private static final int LABEL = 6;

  private final List<Gap> gaps;
  private final List<Integer> numbers;
  private final int words;
  private final IntPredicate isLabel;
  private final Set<Span> spans = new LinkedHashSet<>();

  /**
   * A layout.
   *
   * @param gaps between the words
   * @param numbers what stands before each word, 0 for none
   * @param isLabel whether the word at that place may be a label instead
   */
  Layout(List<Gap> gaps, List<Integer> numbers, IntPredicate isLabel) {
    this.isLabel = isLabel;
    this.gaps = gaps;
    this.numbers = numbers;
    this.words = gaps.size() + 1;
  }

  List<Span> spans() {
    split(i -> gaps.get(i) == Gap.OTHER);
    split(i -> gaps.get(i) == Gap.OTHER || gaps.get(i) == Gap.PARAGRAPH);
    split(i -> gaps.get(i) != Gap.SPACE);
    split(i -> i > 0 && gaps.get(i) != gaps.get(i - 1) && gaps.get(i) != Gap.SPACE);
    split(i -> gaps.get(i) == Gap.OTHER || (numbers.get(i + 1) == 1));
    split(i -> gaps.get(i) != Gap.COMMA && gaps.get(i) != Gap.SPACE);
    split(i -> gaps.get(i) != Gap.COMMA);
    split(i -> gaps.get(i) != Gap.NUMBER);
    split(i -> gaps.get(i) != Gap.LINE && gaps.get(i) != Gap.SPACE);
    return new ArrayList<>(spans);
  }

  private void split(IntPredicate isEdge) {
    int from = 0;
    for (int i = 0; i < gaps.size(); i++) {
      if (isEdge.test(i)) {
        add(from, i + 1);
        from = i + 1;
      }
    }
    add(from, words);
  }

  private void add(int from, int to) {
    if (isCount(to - from)) {
      spans.add(new Span(from, to));
      return;
    }
    for (int skip = 1; skip <= LABEL && isLabel.test(from + skip - 1) && from + skip < to; skip++) {
      if (isCount(to - from - skip)) {
        spans.add(new Span(from + skip, to));
      }
    }
    for (int skip = 1; skip <= LABEL && to - skip > from && isLabel.test(to - skip); skip++) {
      if (isCount(to - from - skip)) {
        spans.add(new Span(from, to - skip));
      }
    }
  }

  private static boolean isCount(int count) {
    return COUNTS.contains(count);
  }
}
