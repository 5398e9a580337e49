package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.hash.Hashes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * BIP-39's encoding: each word is eleven bits, and behind the entropy stand its first {@code
 * length/32} bits of SHA-256.
 */
final class MnemonicCode {
  private static final int BITS_PER_WORD = 11;

  /** Entropy in bytes and the language it was read in. The receiver erases the entropy. */
  @SuppressWarnings("ArrayRecordComponent") // a secret, so it must be erasable
  record Decoded(Language language, byte[] entropy) {}

  private MnemonicCode() {}

  /** Bytes of entropy in a sentence of so many words. */
  static int entropySize(int words) {
    if (words < 12 || words > 24 || words % 3 != 0) {
      throw new KeyFormatException(
          "a mnemonic has 12, 15, 18, 21 or 24 words, and this one has " + words);
    }
    return words * 4 / 3;
  }

  static List<String> encode(byte[] entropy, WordList list) {
    int size = entropy.length;
    if (size < 16 || size > 32 || size % 4 != 0) {
      throw new KeyFormatException(
          "entropy of a mnemonic is 16, 20, 24, 28 or 32 bytes, and this one has " + size);
    }
    byte[] bits = Arrays.copyOf(entropy, size + 1);
    bits[size] = Hashes.sha256(entropy)[0];
    List<String> words = new ArrayList<>();
    for (int word = 0; word < size * 3 / 4; word++) {
      words.add(list.word(readBits(bits, word * BITS_PER_WORD)));
    }
    Arrays.fill(bits, (byte) 0);
    return words;
  }

  /** The words of a sentence, in lower case and form NFKD. */
  static List<String> split(String text) {
    String normalized =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = normalized.isEmpty() ? List.of() : List.of(normalized.split("\\s+"));
    entropySize(words.size());
    return words;
  }

  /** The entropy of the words of a sentence, read in the language that knows them all. */
  static Decoded decode(List<String> words, List<Language> among) {
    List<Language> languages =
        among.stream().filter(each -> known(words, each) == words.size()).toList();
    if (languages.isEmpty()) {
      throw unknownWord(words, among);
    }
    for (Language language : languages) {
      byte[] entropy = checked(words, WordList.of(language));
      if (entropy.length > 0) {
        return new Decoded(language, entropy);
      }
    }
    throw new KeyFormatException(
        "the checksum of the mnemonic doesn't match: a word is wrong or two are swapped; compare"
            + " it with the original word by word");
  }

  /** The entropy, or no bytes at all when the checksum is wrong. */
  private static byte[] checked(List<String> words, WordList list) {
    int size = entropySize(words.size());
    byte[] bits = new byte[size + 2];
    for (int word = 0; word < words.size(); word++) {
      writeBits(bits, word * BITS_PER_WORD, list.indexOf(words.get(word)).orElseThrow());
    }
    byte[] entropy = Arrays.copyOf(bits, size);
    int unused = 8 - size / 4;
    boolean matches =
        (bits[size] & 0xff) >>> unused == (Hashes.sha256(entropy)[0] & 0xff) >>> unused;
    Arrays.fill(bits, (byte) 0);
    return matches ? entropy : new byte[0];
  }

  private static KeyFormatException unknownWord(List<String> words, List<Language> among) {
    Language nearest =
        among.stream()
            .max(Comparator.comparingLong(language -> known(words, language)))
            .orElseThrow();
    WordList list = WordList.of(nearest);
    int position = 0;
    while (list.indexOf(words.get(position)).isPresent()) {
      position++;
    }
    return new KeyFormatException(
        "word %d of the mnemonic is not in the BIP-39 list '%s', which knows %d of the %d words; check its spelling"
            .formatted(position + 1, nearest.listName(), known(words, nearest), words.size()));
  }

  private static long known(List<String> words, Language language) {
    WordList list = WordList.of(language);
    return words.stream().filter(word -> list.indexOf(word).isPresent()).count();
  }

  private static int readBits(byte[] bits, int offset) {
    int value = 0;
    for (int bit = offset; bit < offset + BITS_PER_WORD; bit++) {
      value = (value << 1) | ((bits[bit / 8] >>> (7 - bit % 8)) & 1);
    }
    return value;
  }

  private static void writeBits(byte[] bits, int offset, int value) {
    for (int bit = 0; bit < BITS_PER_WORD; bit++) {
      int position = offset + bit;
      bits[position / 8] |=
          (byte) (((value >>> (BITS_PER_WORD - 1 - bit)) & 1) << (7 - position % 8));
    }
  }
}
