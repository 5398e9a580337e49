package io.holdfast.bitcoin.key;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The 2048 words of one {@link Language}, in the order that BIP-39 published them and in Unicode
 * form NFKD. A list is read from the program's own resources when it is first asked for.
 */
public final class WordList {
  static final int SIZE = 2048;

  private static final Map<Language, WordList> LOADED = new ConcurrentHashMap<>();

  private final List<String> words;
  private final Map<String, Integer> indexes;

  private WordList(List<String> words) {
    this.words = words;
    this.indexes = HashMap.newHashMap(SIZE);
    for (int index = 0; index < words.size(); index++) {
      indexes.put(words.get(index), index);
    }
  }

  /** The list of a language. */
  public static WordList of(Language language) {
    WordList present = LOADED.get(language);
    if (present != null) {
      return present;
    }
    // Two threads may both read the file; either result is the same list.
    WordList read = read(language);
    LOADED.put(language, read);
    return read;
  }

  /** All words in their order, in form NFKD. */
  public List<String> words() {
    return words;
  }

  String word(int index) {
    return words.get(index);
  }

  /** The position of a word given in form NFKD. */
  OptionalInt indexOf(String word) {
    Integer index = indexes.get(word);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private static WordList read(Language language) {
    String resource = "wordlist/" + language.listName() + ".txt";
    try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program was packaged without " + resource);
      }
      List<String> words =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
              .lines()
              .map(line -> Normalizer.normalize(line.strip(), Normalizer.Form.NFKD))
              .filter(line -> !line.isEmpty())
              .toList();
      if (words.size() != SIZE) {
        throw new IllegalStateException(
            resource + " has " + words.size() + " words; a BIP-39 list has " + SIZE);
      }
      return new WordList(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
