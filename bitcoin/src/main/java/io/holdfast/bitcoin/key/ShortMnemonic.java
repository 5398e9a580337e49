package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Eight bytes as six English words, in BIP-39's manner: what BIP-129 has people dictate to each
 * other. No wallet is made of so few words.
 */
public final class ShortMnemonic {
  private static final int SIZE = 8;
  private static final int WORDS = 6;
  private static final int BITS_PER_WORD = 11;
  private static final int CHECKSUM_BITS = 2;

  private ShortMnemonic() {}

  /** Whether a text has as many words. */
  public static boolean isOne(String text) {
    return words(text).size() == WORDS;
  }

  /** The words of eight bytes. */
  public static String encode(Bytes value) {
    if (value.size() != SIZE) {
      throw new KeyFormatException("six words hold 8 bytes, not " + value.size());
    }
    BigInteger bits =
        new BigInteger(1, value.toArray())
            .shiftLeft(CHECKSUM_BITS)
            .or(BigInteger.valueOf(checksum(value)));
    List<String> words = new ArrayList<>();
    for (int word = WORDS - 1; word >= 0; word--) {
      int index = bits.shiftRight(word * BITS_PER_WORD).intValue() & (WordList.SIZE - 1);
      words.add(WordList.of(Language.ENGLISH).word(index));
    }
    return String.join(" ", words);
  }

  /**
   * The eight bytes of six words.
   *
   * @throws KeyFormatException naming the word that is none, or when the checksum doesn't match
   */
  public static Bytes decode(String text) {
    List<String> words = words(text);
    if (words.size() != WORDS) {
      throw new KeyFormatException("there are " + words.size() + " words, not " + WORDS);
    }
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < WORDS; i++) {
      int number = i + 1;
      int index =
          WordList.of(Language.ENGLISH)
              .indexOf(words.get(i))
              .orElseThrow(() ->
                  new KeyFormatException("word " + number + " is not in BIP-39's English list"));
      bits = bits.shiftLeft(BITS_PER_WORD).or(BigInteger.valueOf(index));
    }
    byte[] value = new byte[SIZE];
    BigInteger number = bits.shiftRight(CHECKSUM_BITS);
    for (int i = 0; i < SIZE; i++) {
      value[i] = number.shiftRight(8 * (SIZE - 1 - i)).byteValue();
    }
    Bytes decoded = Bytes.of(value);
    if ((bits.intValue() & ((1 << CHECKSUM_BITS) - 1)) != checksum(decoded)) {
      throw new KeyFormatException("the checksum of the words doesn't match: a word is wrong");
    }
    return decoded;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  private static int checksum(Bytes value) {
    return (Hashes.sha256(value.toArray())[0] & 0xff) >>> (8 - CHECKSUM_BITS);
  }
}
