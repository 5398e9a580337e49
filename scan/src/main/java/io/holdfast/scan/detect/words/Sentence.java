package io.holdfast.scan.detect.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers of a sentence's words in one list, in the order in which they count. */
@SuppressWarnings("ArrayRecordComponent")
record Sentence(int list, int[] numbers) {
  int count() {
    return numbers.length;
  }

  /** Whether the words are in the order of the list: then it is a list, and no sentence. */
  boolean isSorted() {
    return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
  }

  /** The words with a space between two, in the list's own form. */
  String text(WordTable table) {
    return IntStream.of(numbers)
        .mapToObj(number -> table.words(list).get(number))
        .collect(Collectors.joining(" "));
  }

  byte[] bytes(WordTable table) {
    return text(table).getBytes(StandardCharsets.UTF_8);
  }

  /** The numbers as bits, most significant first, the last byte filled with zeros. */
  byte[] bits(int width) {
    byte[] bits = new byte[(numbers.length * width + 7) / 8];
    for (int i = 0; i < numbers.length * width; i++) {
      int bit = (numbers[i / width] >>> (width - 1 - i % width)) & 1;
      bits[i / 8] |= (byte) (bit << (7 - i % 8));
    }
    return bits;
  }
}
