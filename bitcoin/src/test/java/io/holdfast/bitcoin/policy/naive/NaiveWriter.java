package io.holdfast.bitcoin.policy.naive;

import java.io.ByteArrayOutputStream;

/** Writes the bytes of transactions and PSBTs. */
final class NaiveWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  NaiveWriter number(long value, int size) {
    for (int i = 0; i < size; i++) {
      out.write((int) (value >>> 8 * i));
    }
    return this;
  }

  NaiveWriter count(int value) {
    return value < 253 ? number(value, 1) : number(253, 1).number(value, 2);
  }

  NaiveWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** With its length before it. */
  NaiveWriter text(byte[] bytes) {
    return count(bytes.length).bytes(bytes);
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
