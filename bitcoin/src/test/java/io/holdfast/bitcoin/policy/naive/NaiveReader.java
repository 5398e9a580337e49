package io.holdfast.bitcoin.policy.naive;

import java.util.Arrays;

/** Reads the bytes of transactions. */
final class NaiveReader {
  private final byte[] data;
  private int at;

  NaiveReader(byte[] data) {
    this.data = data;
  }

  byte[] take(int count) {
    at += count;
    return Arrays.copyOfRange(data, at - count, at);
  }

  long number(int size) {
    return NaivePsbt.littleEndian(take(size));
  }

  int count() {
    int first = take(1)[0] & 0xff;
    return first < 253 ? first : (int) number(first == 253 ? 2 : 4);
  }

  NaivePsbt.Tx.Out output() {
    long amount = number(8);
    return new NaivePsbt.Tx.Out(amount, NaiveHash.hex(take(count())));
  }
}
