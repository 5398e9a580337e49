package io.holdfast.scan.detect.words;

import io.holdfast.bitcoin.key.Language;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of words in any layout. The gate is one word in 32 bytes: twelve words reach over 47
 * bytes, so that one of them is looked at, and a word that is in no list ends the matter.
 */
public final class WordFamily {
  private static final int STRIDE = 32;
  private static final int FEWEST = 12;
  private static final int SEED_QR_DIGITS = 48;

  /** Words of the lists that also say what follows them. */
  private static final Set<String> LABELS =
      Set.of(
          "seed", "phrase", "secret", "wallet", "key", "word", "private", "this", "that", "main",
          "export", "code", "core", "set", "use", "recall", "keep", "safe", "master", "backup");

  private final Rule bip39;
  private final Rule slip39;
  private final Rule aezeed;
  private final Rule electrum;
  private final Rule algorand;
  private final Rule monero;

  private WordFamily(Registry registry) {
    bip39 = checked(registry, "bip39-mnemonic", "Mnemonic sentence of BIP-39 in any language");
    slip39 = checked(registry, "slip39-share", "Share of a secret in words (SLIP-39)");
    aezeed = checked(registry, "lnd-aezeed", "Cipher seed of lnd in words (aezeed)");
    electrum = checked(registry, "electrum-seed", "Seed of Electrum in words");
    algorand = checked(registry, "algorand-mnemonic", "Key of Algorand in words");
    monero = checked(registry, "monero-seed", "Seed of Monero in words");
  }

  private static Rule checked(Registry registry, String id, String what) {
    return registry.rule(id, what + ", its checksum checked", Evidence.CHECKSUM);
  }

  public static void register(Registry registry) {
    WordFamily family = new WordFamily(registry);
    registry.sweep(family::sweep);
    registry.sweep(family::seedQr);
  }

  private void sweep(Window window, Hits hits) {
    WordTable words = WordTable.get();
    byte[] bytes = window.bytes();
    WordRun run = new WordRun(bytes, window.start(), window.end(), words);
    int at = window.start();
    while (at < window.end()) {
      int inside = firstLetter(bytes, at, Math.min(window.end(), at + STRIDE));
      if (inside < 0) {
        at += STRIDE;
        continue;
      }
      int from = inside == at ? Letters.wordStart(bytes, at, window.start()) : inside;
      if (from == inside && Letters.isEscaped(bytes, from, window.start())) {
        from++;
      }
      int to = Letters.wordEnd(bytes, from, window.end());
      short[] numbers = words.find(bytes, from, to);
      if (numbers == null) {
        at += STRIDE;
        continue;
      }
      run.collect(from, to, numbers);
      if (run.words().size() >= FEWEST) {
        examine(window, run.words(), words, hits);
      }
      at = Math.max(at + STRIDE, run.words().getLast().to());
    }
  }

  private static int firstLetter(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && (bytes[at] & 0xc0) == 0x80) {
      at++;
    }
    while (at < limit) {
      if (Letters.at(bytes, at, bytes.length) > 0) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /** Looks at the parts of a run that are all of one list. */
  private void examine(Window window, List<WordRun.Word> run, WordTable words, Hits hits) {
    for (int list = 0; list < words.lists(); list++) {
      int from = 0;
      for (int i = 0; i <= run.size(); i++) {
        if (i == run.size() || run.get(i).numbers()[list] < 0) {
          if (i - from >= FEWEST) {
            part(window, run.subList(from, i), list, words, hits);
          }
          from = i + 1;
        }
      }
    }
  }

  private void part(Window window, List<WordRun.Word> part, int list, WordTable words, Hits hits) {
    byte[] bytes = window.bytes();
    List<Gap> gaps = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int first = part.getFirst().from();
    numbers.add(Gap.number(bytes, Math.max(window.start(), first - 6), first));
    for (int i = 1; i < part.size(); i++) {
      int from = part.get(i - 1).to();
      int to = part.get(i).from();
      gaps.add(Gap.of(bytes, from, to));
      numbers.add(Gap.number(bytes, from, to));
    }
    IntPredicate isLabel = i -> LABELS.contains(words.words(list).get(part.get(i).numbers()[list]));
    for (Layout.Span span : new Layout(gaps, numbers, isLabel).spans()) {
      Sentence sentence = sentence(part, numbers, span, list);
      Rule rule = sentence.isSorted() ? null : rule(sentence, words);
      int from = part.get(span.from()).from();
      int to = part.get(span.to() - 1).to();
      if (rule != null && !(isChinese(list) && goesOn(window, from, to))) {
        hits.add(rule, from, to, sentence.bytes(words));
      }
    }
  }

  private static boolean isChinese(int list) {
    return list == WordTable.list(Language.CHINESE_SIMPLIFIED)
        || list == WordTable.list(Language.CHINESE_TRADITIONAL);
  }

  /** Whether other characters stand beside on the line: common ones are half of any table. */
  private static boolean goesOn(Window window, int from, int to) {
    byte[] bytes = window.bytes();
    int before = CharClass.BLANK.startOfRun(bytes, from, window.start());
    int behind = CharClass.BLANK.endOfRun(bytes, to, window.end());
    return Letters.before(bytes, before, window.start()) > 1
        || (behind < window.end() && Letters.at(bytes, behind, window.end()) > 1);
  }

  private @Nullable Rule rule(Sentence sentence, WordTable words) {
    if (sentence.list() == WordTable.SLIP39) {
      return sentence.count() >= 20 && Checksums.isShare(sentence.text(words)) ? slip39 : null;
    }
    if (sentence.list() == WordTable.MONERO) {
      return Checksums.isMonero(sentence, words.words(WordTable.MONERO)) ? monero : null;
    }
    if (sentence.list() == WordTable.ENGLISH) {
      if (Checksums.isAezeed(sentence)) {
        return aezeed;
      }
      if (Checksums.isAlgorand(sentence)) {
        return algorand;
      }
    }
    if (Checksums.isBip39(sentence)) {
      return bip39;
    }
    boolean electrumSized = sentence.count() == 12 || sentence.count() == 24;
    boolean english = sentence.list() == WordTable.ENGLISH;
    return english && electrumSized && Checksums.isElectrum(sentence.text(words)) ? electrum : null;
  }

  /** The words as they follow each other, or as they are numbered where all are. */
  private static Sentence sentence(
      List<WordRun.Word> part, List<Integer> numbers, Layout.Span span, int list) {
    int count = span.count();
    int[] order = new int[count];
    Arrays.fill(order, -1);
    boolean numbered = true;
    for (int i = 0; i < count; i++) {
      int number = numbers.get(span.from() + i) - 1;
      numbered &= number >= 0 && number < count && order[number] < 0;
      if (numbered) {
        order[number] = i;
      }
    }
    int[] sentence = new int[count];
    for (int i = 0; i < count; i++) {
      int place = numbered ? order[i] : i;
      sentence[i] = part.get(span.from() + place).numbers()[list];
    }
    return new Sentence(list, sentence);
  }

  /** SeedQR: four digits for each word. */
  private void seedQr(Window window, Hits hits) {
    Runs.each(
        window.bytes(),
        window.start(),
        window.end(),
        CharClass.DIGIT,
        (from, to) -> {
          int size = to - from;
          if (size == SEED_QR_DIGITS || size == 2 * SEED_QR_DIGITS) {
            digits(window, from, to, hits);
          }
        });
  }

  private void digits(Window window, int from, int to, Hits hits) {
    int[] numbers = new int[(to - from) / 4];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(window.latin1(from + 4 * i, from + 4 * i + 4));
      if (numbers[i] > 2047) {
        return;
      }
    }
    Sentence sentence = new Sentence(WordTable.ENGLISH, numbers);
    boolean varied = Arrays.stream(numbers).distinct().count() > numbers.length / 2;
    if (varied && Checksums.isBip39(sentence)) {
      hits.add(bip39, from, to, sentence.bytes(WordTable.get()));
    }
  }
}
