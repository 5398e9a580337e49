package io.holdfast.acceptance.bitcoin;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Transactions that somebody tampered with. */
final class Alteration {
  /** Version, marker, flag and count of inputs; the txid of the first input begins there. */
  private static final int HEAD = 4 + 2 + 1;

  private static final int EACH_TH = 13;

  private Alteration() {}

  /**
   * The transaction with one bit changed: another one at every so many bytes, from the first input
   * to the end of the witness.
   */
  static List<String> ofOneBit(String transaction) {
    byte[] bytes = HexFormat.of().parseHex(transaction);
    int lockTime = bytes.length - 4;
    return IntStream.iterate(HEAD, at -> at < lockTime, at -> at + EACH_TH)
        .mapToObj(at -> flipped(bytes, at))
        .toList();
  }

  private static String flipped(byte[] bytes, int at) {
    byte[] altered = bytes.clone();
    altered[at] ^= (byte) (1 << at % 8);
    return HexFormat.of().formatHex(altered);
  }
}
