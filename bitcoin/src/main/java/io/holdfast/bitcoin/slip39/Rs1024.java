package io.holdfast.bitcoin.slip39;

import java.nio.charset.StandardCharsets;

/**
 * The Reed-Solomon checksum over GF(1024) of SLIP-39, three words long. It finds any error in up to
 * three words. What kind of shares it is for is part of it.
 */
final class Rs1024 {
  static final int WORDS = 3;

  private static final int[] GENERATOR = {
    0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009,
    0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120
  };

  private Rs1024() {}

  /** Writes the checksum of all words but the last three into those. */
  static void complete(int[] words, boolean extendable) {
    int end = words.length - WORDS;
    int sum = 1 ^ polymod(words, end, true, extendable);
    for (int i = 0; i < WORDS; i++) {
      words[end + i] = (sum >>> (ShareWords.BITS * (WORDS - 1 - i))) & 1023;
    }
  }

  static boolean matches(int[] words, boolean extendable) {
    return polymod(words, words.length, false, extendable) == 1;
  }

  private static int polymod(int[] words, int count, boolean withZeros, boolean extendable) {
    int state = 1;
    for (byte each : customization(extendable)) {
      state = step(state, each);
    }
    for (int i = 0; i < count; i++) {
      state = step(state, words[i]);
    }
    for (int i = 0; withZeros && i < WORDS; i++) {
      state = step(state, 0);
    }
    return state;
  }

  private static int step(int state, int value) {
    int top = state >>> 20;
    int next = ((state & 0xfffff) << ShareWords.BITS) ^ value;
    for (int bit = 0; bit < GENERATOR.length; bit++) {
      next ^= -((top >>> bit) & 1) & GENERATOR[bit];
    }
    return next;
  }

  private static byte[] customization(boolean extendable) {
    return (extendable ? "shamir_extendable" : "shamir").getBytes(StandardCharsets.US_ASCII);
  }
}
