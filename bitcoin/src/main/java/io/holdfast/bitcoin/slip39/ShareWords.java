package io.holdfast.bitcoin.slip39;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The 1024 words of SLIP-39, ten bits each, between words and their indexes. */
public final class ShareWords {
  static final int BITS = 10;

  private static final int SIZE = 1 << BITS;
  private static final String RESOURCE = "wordlist.txt";
  private static final List<String> WORDS = read();
  private static final Map<String, Integer> INDEXES = indexes();

  private ShareWords() {}

  /** All words in their order. */
  public static List<String> words() {
    return WORDS;
  }

  static String sentence(int[] indexes) {
    StringBuilder text = new StringBuilder();
    for (int index : indexes) {
      text.append(text.isEmpty() ? "" : " ").append(WORDS.get(index));
    }
    return text.toString();
  }

  /** The indexes of a sentence's words, whatever its spaces and letter case. */
  static int[] indexes(String sentence, int position) {
    String stripped = sentence.strip().toLowerCase(Locale.ROOT);
    String[] words = stripped.isEmpty() ? new String[0] : stripped.split("\\s+", -1);
    int[] result = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      Integer index = INDEXES.get(words[i]);
      if (index == null) {
        Arrays.fill(result, 0);
        throw ShareException.of(
            ShareFault.UNKNOWN_WORD,
            position,
            "word " + (i + 1) + " is not in the list of SLIP-39; check its spelling");
      }
      result[i] = index;
    }
    return result;
  }

  private static List<String> read() {
    try (InputStream stream = ShareWords.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the program was packaged without slip39/" + RESOURCE);
      }
      List<String> words =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
              .lines()
              .toList();
      if (words.size() != SIZE) {
        throw new IllegalStateException("the list of SLIP-39 has " + words.size() + " words");
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> indexes() {
    Map<String, Integer> indexes = HashMap.newHashMap(SIZE);
    for (int index = 0; index < SIZE; index++) {
      indexes.put(WORDS.get(index), index);
    }
    return indexes;
  }
}
