package io.holdfast.scan.detect.words;

import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.WordList;
import io.holdfast.bitcoin.slip39.ShareWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All words of all lists in one table, by a hash of their bytes in any form that they are written
 * in: composed or decomposed, without accents, capital or not.
 */
final class WordTable {
  /** The most bytes of a word in any list and form, with room. */
  static final int LONGEST = 64;

  static final int ENGLISH = list(Language.ENGLISH);
  static final int SLIP39 = Language.values().length;
  static final int MONERO = SLIP39 + 1;
  private static final int LISTS = MONERO + 1;
  private static final int SIZE = 1 << 18;

  private final long[] hashes = new long[SIZE];
  private final short[] @Nullable [] entries = new short[SIZE][];
  private final List<List<String>> lists = new ArrayList<>();

  private WordTable() {
    for (Language language : Language.values()) {
      lists.add(WordList.of(language).words());
    }
    lists.add(ShareWords.words());
    lists.add(monero());
    for (int list = 0; list < LISTS; list++) {
      List<String> words = lists.get(list);
      for (int index = 0; index < words.size(); index++) {
        for (String form : forms(words.get(index))) {
          add(form.getBytes(StandardCharsets.UTF_8), list, index);
        }
      }
    }
  }

  /** The number of a language's list. */
  static int list(Language language) {
    return Arrays.asList(Language.values()).indexOf(language);
  }

  private static final class Holder {
    static final WordTable TABLE = new WordTable();
  }

  static WordTable get() {
    return Holder.TABLE;
  }

  private static List<String> monero() {
    try (InputStream stream = WordTable.class.getResourceAsStream("monero-english.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the program was packaged without monero-english.txt");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> forms(String word) {
    boolean ascii = word.chars().allMatch(c -> c < 0x80);
    if (ascii) {
      return Set.of(word);
    }
    Set<String> forms = new LinkedHashSet<>();
    String composed = Normalizer.normalize(word, Normalizer.Form.NFC);
    String bare = word.replaceAll("[\\u0300-\\u036f]", "");
    for (String form : List.of(word, composed, bare)) {
      forms.add(form);
      forms.add(form.toUpperCase(Locale.ROOT));
      forms.add(form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1));
    }
    return forms;
  }

  private void add(byte[] form, int list, int index) {
    long hash = hash(form, 0, form.length);
    int slot = slot(hash);
    short[] entry = entries[slot];
    if (entry == null) {
      entry = new short[LISTS];
      Arrays.fill(entry, (short) -1);
      hashes[slot] = hash;
      entries[slot] = entry;
    }
    if (entry[list] < 0) {
      entry[list] = (short) index;
    }
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0x9e3779b97f4a7c15L;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      hash = (hash ^ (b >= 'A' && b <= 'Z' ? b + 32 : b)) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ (hash >>> 20)) & (SIZE - 1);
    while (entries[slot] != null && hashes[slot] != hash) {
      slot = (slot + 1) & (SIZE - 1);
    }
    return slot;
  }

  /** The number of the word in each list, -1 where it is in none of that; null where in none. */
  short @Nullable [] find(byte[] bytes, int from, int to) {
    return to - from > LONGEST || to <= from ? null : entries[slot(hash(bytes, from, to))];
  }

  /** The words of a list. */
  List<String> words(int list) {
    return lists.get(list);
  }

  int lists() {
    return LISTS;
  }
}
