package io.holdfast.scan.planted;

import java.util.Random;

/** Made-up values; the same in each run. */
final class Dice {
  static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  static final String LOWER_HEX = "0123456789abcdef";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String of(String alphabet, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  String alnum(int count) {
    return of(ALNUM, count);
  }

  String hex(int count) {
    return of(LOWER_HEX, count);
  }

  String uuid() {
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  /** The text with one character in its middle changed for another of the alphabet. */
  String mistyped(String text, String alphabet) {
    int at = text.length() / 2;
    char other = alphabet.charAt(0) == text.charAt(at) ? alphabet.charAt(1) : alphabet.charAt(0);
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
