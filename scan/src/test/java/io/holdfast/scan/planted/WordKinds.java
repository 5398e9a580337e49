package io.holdfast.scan.planted;

import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.key.WordList;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/** Sentences of words, in all layouts. */
final class WordKinds {
  private static final List<UnaryOperator<String>> LAYOUTS =
      List.of(
          s -> "seed phrase: " + s,
          s -> "mnemonic " + s,
          s -> s.replace(" ", "\n"),
          s -> numbered(s, ". ", "\n"),
          s -> numbered(s, ") ", "  "),
          s -> s.replace(" ", ", "),
          s -> "[\"" + s.replace(" ", "\",\"") + "\"]",
          s -> "[\n  \"" + s.replace(" ", "\",\n  \"") + "\"\n]",
          s -> s.toUpperCase(Locale.ROOT),
          WordKinds::capitals,
          s -> "{\"text\":\"backup:\\n" + s.replace(" ", "\\n") + "\"}",
          s -> "<li>" + s.replace(" ", "</li><li>") + "</li>",
          WordKinds::rows);

  private final Dice dice;
  private final List<Kind> kinds = new ArrayList<>();

  private WordKinds(Dice dice) {
    this.dice = dice;
  }

  static List<Kind> all(Dice dice) {
    WordKinds all = new WordKinds(dice);
    all.fill();
    return all.kinds;
  }

  private static String numbered(String sentence, String mark, String end) {
    String[] words = sentence.split(" ", -1);
    return IntStream.range(0, words.length)
        .mapToObj(i -> (i + 1) + mark + words[i])
        .collect(Collectors.joining(end));
  }

  private static String capitals(String sentence) {
    return Arrays.stream(sentence.split(" ", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static String rows(String sentence) {
    String[] words = sentence.split(" ", -1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      rows.append(words[i]).append(i % 6 == 5 ? "\n" : "   ");
    }
    return rows.toString();
  }

  private void fill() {
    for (UnaryOperator<String> layout : LAYOUTS) {
      // Of 24 words, so that no part of the decoy is right by chance of one in sixteen.
      String sentence = sentence(Language.ENGLISH, 32);
      kinds.add(
          new Kind(
              "bip39-mnemonic",
              layout.apply(sentence),
              layout.apply(
                  wrong(
                      sentence, WordList.of(Language.ENGLISH).words(), WordKinds::isNoMnemonic))));
    }
    for (int size : new int[] {16, 20, 24, 28}) {
      String sentence = sentence(Language.ENGLISH, size);
      kinds.add(
          new Kind(
              "bip39-mnemonic",
              "words: " + sentence,
              "words: "
                  + wrong(
                      sentence, WordList.of(Language.ENGLISH).words(), WordKinds::isNoMnemonic)));
    }
    for (Language language : Language.values()) {
      kinds.add(Kind.of("bip39-mnemonic", sentence(language, 16)));
    }
    kinds.add(
        new Kind(
            "slip39-share",
            "share: duckling enlarge academic academic agency result length solution fridge kidney"
                + " coal piece deal husband erode duke ajar critical decision keyboard",
            "share: duckling enlarge academic academic agency result length solution fridge kidney"
                + " coal piece deal husband erode duke ajar critical decision kidney"));
    aezeed();
    electrum();
    algorand();
    monero();
  }

  private String sentence(Language language, int size) {
    try (Mnemonic mnemonic = Mnemonic.ofEntropy(dice.bytes(size), language)) {
      return mnemonic.reveal();
    }
  }

  private String wrong(
      String sentence, List<String> list, java.util.function.Predicate<String> isWrong) {
    String[] words = sentence.split(" ", -1);
    while (true) {
      words[words.length - 1] = list.get(dice.below(list.size()));
      String changed = String.join(" ", words);
      if (isWrong.test(changed)) {
        return changed;
      }
    }
  }

  private static boolean isNoMnemonic(String text) {
    try {
      Mnemonic.parse(text).close();
      return false;
    } catch (RuntimeException e) {
      return !isElectrum(text);
    }
  }

  private static boolean isElectrum(String text) {
    byte[] mac =
        Hmac.mac(
            HashAlgorithm.SHA2_512,
            "Seed version".getBytes(StandardCharsets.US_ASCII),
            text.getBytes(StandardCharsets.UTF_8));
    return mac[0] == 1 || (mac[0] == 0x10 && (mac[1] & 0xf0) <= 0x20);
  }

  private String words(int[] numbers) {
    List<String> list = WordList.of(Language.ENGLISH).words();
    return IntStream.of(numbers).mapToObj(list::get).collect(Collectors.joining(" "));
  }

  private void aezeed() {
    byte[] bytes = dice.bytes(33);
    bytes[0] = 0;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 29);
    for (int i = 0; i < 4; i++) {
      bytes[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
    }
    int[] numbers = new int[24];
    for (int i = 0; i < 264; i++) {
      numbers[i / 11] = (numbers[i / 11] << 1) | ((bytes[i / 8] >>> (7 - i % 8)) & 1);
    }
    kinds.add(Kind.of("lnd-aezeed", numbered(words(numbers), ". ", "   ")));
  }

  private void electrum() {
    while (true) {
      String text = words(IntStream.range(0, 12).map(_ -> dice.below(2048)).toArray());
      if (isElectrum(text) && isNoBip39(text)) {
        kinds.add(Kind.of("electrum-seed", "electrum: " + text));
        return;
      }
    }
  }

  private static boolean isNoBip39(String text) {
    try {
      Mnemonic.parse(text).close();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void algorand() {
    byte[] key = dice.bytes(32);
    int[] numbers = new int[25];
    for (int i = 0; i < 256; i++) {
      numbers[i / 11] |= ((key[i / 8] >>> (i % 8)) & 1) << (i % 11);
    }
    try {
      byte[] hash = java.security.MessageDigest.getInstance("SHA-512/256").digest(key);
      numbers[24] = (hash[0] & 0xff) | ((hash[1] & 7) << 8);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    kinds.add(Kind.of("algorand-mnemonic", "algo: " + words(numbers)));
  }

  private void monero() {
    List<String> list;
    try (java.io.InputStream in =
        io.holdfast.scan.engine.Scanner.class.getResourceAsStream(
            "/io/holdfast/scan/detect/words/monero-english.txt")) {
      list =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    List<String> words = IntStream.range(0, 24).mapToObj(_ -> list.get(dice.below(1626))).toList();
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    words.forEach(word -> crc.update(word.substring(0, 3).getBytes(StandardCharsets.US_ASCII)));
    int named = (int) (crc.getValue() % 24);
    String other =
        words.stream().filter(word -> !word.equals(words.get(named))).findFirst().orElseThrow();
    String begun = "monero " + String.join(" ", words) + " ";
    kinds.add(new Kind("monero-seed", begun + words.get(named), begun + other));
  }
}
