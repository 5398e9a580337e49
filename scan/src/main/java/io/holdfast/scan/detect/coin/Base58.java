package io.holdfast.scan.detect.coin;

import java.math.BigInteger;

/** Base58 without a checksum, as Solana writes keys. */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);

  private Base58() {}

  /** The 64 bytes of a text of base58 digits; fewer or more where it holds others. */
  static byte[] decode(String text) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      value = value.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
    }
    byte[] signed = value.toByteArray();
    int size = (value.bitLength() + 7) / 8;
    byte[] bytes = new byte[Math.max(size, 64)];
    System.arraycopy(signed, signed.length - size, bytes, bytes.length - size, size);
    return bytes;
  }
}
