package io.holdfast.bitcoin.policy.naive;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that a seed repeats. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From 0 to {@code bound}-1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether a chance of one in a hundred times {@code percent} came true. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  long amount() {
    return 1000 + random.nextLong(1L << 10 + random.nextInt(18));
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** A limit that a figure just keeps or just exceeds, or easily keeps. */
  long most(long figure) {
    return switch (below(8)) {
      case 0 -> Math.max(0, figure - 1);
      case 1, 2 -> figure;
      case 3 -> figure + 1;
      case 4 -> figure / 2;
      default -> figure * 2 + 10;
    };
  }

  long least(long figure) {
    return switch (below(6)) {
      case 0 -> figure + 1;
      case 1, 2 -> figure;
      case 3 -> Math.max(0, figure - 1);
      default -> figure / 2;
    };
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
