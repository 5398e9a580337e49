package io.holdfast.log.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes by which a leaf of our own is known without decoding it. */
final class LeafPrefix {
  private final byte[] bytes;

  private LeafPrefix(byte[] bytes) {
    this.bytes = bytes;
  }

  static LeafPrefix of(String text) {
    return new LeafPrefix(text.getBytes(StandardCharsets.US_ASCII));
  }

  boolean begins(byte[] leaf) {
    int length = bytes.length;
    return leaf.length >= length && Arrays.equals(leaf, 0, length, bytes, 0, length);
  }
}
