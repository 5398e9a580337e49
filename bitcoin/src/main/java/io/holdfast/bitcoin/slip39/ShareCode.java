package io.holdfast.bitcoin.slip39;

import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;

/**
 * The layout of a share (SLIP-39, "Format of the share mnemonic"), most significant bit first:
 * identifier (15 bits), extendable (1), iteration exponent (4), group (4), group threshold less 1
 * (4), groups less 1 (4), member (4), member threshold less 1 (4), zeros that fill the value up to
 * whole words, the value, and three words of checksum.
 */
final class ShareCode {
  private static final int HEAD = 4;
  private static final int SMALLEST_VALUE = 16;
  private static final int FEWEST_WORDS = HEAD + wordsOf(SMALLEST_VALUE) + Rs1024.WORDS;

  /** SLIP-39 knows no upper limit; the longest seed that BIP-32 takes is one. */
  private static final int LARGEST_VALUE = 64;

  private static final int MOST_WORDS = HEAD + wordsOf(LARGEST_VALUE) + Rs1024.WORDS;

  private ShareCode() {}

  private static int wordsOf(int bytes) {
    return (bytes * 8 + ShareWords.BITS - 1) / ShareWords.BITS;
  }

  static int[] encode(Share share) {
    ShareSet set = share.set();
    int valueWords = wordsOf(share.value().size());
    int[] words = new int[HEAD + valueWords + Rs1024.WORDS];
    int first =
        (set.identifier() << 5) | ((set.extendable() ? 1 : 0) << 4) | set.iterationExponent();
    int second =
        (share.group() << 16)
            | ((set.groupThreshold() - 1) << 12)
            | ((set.groupCount() - 1) << 8)
            | (share.member() << 4)
            | (share.memberThreshold() - 1);
    words[0] = first >>> ShareWords.BITS;
    words[1] = first & 1023;
    words[2] = second >>> ShareWords.BITS;
    words[3] = second & 1023;
    int padding = valueWords * ShareWords.BITS - share.value().size() * 8;
    share
        .value()
        .with(value -> {
          for (int bit = 0; bit < value.length * 8; bit++) {
            int at = padding + bit;
            int one = (value[bit / 8] >>> (7 - bit % 8)) & 1;
            words[HEAD + at / ShareWords.BITS] |=
                one << (ShareWords.BITS - 1 - at % ShareWords.BITS);
          }
        });
    Rs1024.complete(words, set.extendable());
    return words;
  }

  /** The share of these words, which are zeroed. */
  static Share decode(int[] words, int position) {
    try {
      return read(words, position);
    } finally {
      Arrays.fill(words, 0);
    }
  }

  private static Share read(int[] words, int position) {
    if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) {
      throw ShareException.of(
          ShareFault.LENGTH,
          position,
          "it has %d words, and a share has %d to %d"
              .formatted(words.length, FEWEST_WORDS, MOST_WORDS));
    }
    int bits = (words.length - HEAD - Rs1024.WORDS) * ShareWords.BITS;
    int padding = bits % 16;
    if (padding > 8) {
      throw ShareException.of(
          ShareFault.LENGTH, position, "no secret gives a share of " + words.length + " words");
    }
    int first = (words[0] << ShareWords.BITS) | words[1];
    int second = (words[2] << ShareWords.BITS) | words[3];
    ShareSet set =
        new ShareSet(
            first >>> 5,
            ((first >>> 4) & 1) == 1,
            first & 15,
            ((second >>> 12) & 15) + 1,
            ((second >>> 8) & 15) + 1);
    if (!Rs1024.matches(words, set.extendable())) {
      throw ShareException.of(
          ShareFault.CHECKSUM,
          position,
          "its checksum does not match: a word is wrong or two are swapped; compare it with the"
              + " original word by word");
    }
    if (set.groupThreshold() > set.groupCount()) {
      throw ShareException.of(
          ShareFault.CONTRADICTION,
          position,
          "it asks for %d groups of %d".formatted(set.groupThreshold(), set.groupCount()));
    }
    if (words[HEAD] >>> (ShareWords.BITS - padding) != 0) {
      throw ShareException.of(
          ShareFault.PADDING, position, "the bits before its value are not zero");
    }
    SecretBytes value = SecretBytes.take(value(words, padding, (bits - padding) / 8));
    return new Share(set, second >>> 16, (second >>> 4) & 15, (second & 15) + 1, value);
  }

  private static byte[] value(int[] words, int padding, int size) {
    byte[] value = new byte[size];
    for (int bit = 0; bit < size * 8; bit++) {
      int at = padding + bit;
      int one = words[HEAD + at / ShareWords.BITS] >>> (ShareWords.BITS - 1 - at % ShareWords.BITS);
      value[bit / 8] |= (byte) ((one & 1) << (7 - bit % 8));
    }
    return value;
  }
}
