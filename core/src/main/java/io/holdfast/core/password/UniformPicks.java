package io.holdfast.core.password;

import io.holdfast.crypto.Randomness;

/**
 * Uniformly distributed numbers below a bound of at most 256, each from one random byte: bytes that
 * would make small numbers likelier than large ones are thrown away.
 */
final class UniformPicks {
  private static final int BYTE_VALUES = 256;

  private final int bound;
  private final int fair;
  private final byte[] bytes = new byte[BYTE_VALUES];
  private int at = bytes.length;

  UniformPicks(int bound) {
    this.bound = bound;
    this.fair = BYTE_VALUES - BYTE_VALUES % bound;
  }

  int next() {
    while (true) {
      if (at == bytes.length) {
        Randomness.fill(bytes);
        at = 0;
      }
      int value = Byte.toUnsignedInt(bytes[at++]);
      if (value < fair) {
        return value % bound;
      }
    }
  }
}
