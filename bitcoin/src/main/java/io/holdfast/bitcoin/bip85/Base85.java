package io.holdfast.bitcoin.bip85;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The base 85 of RFC 1924's alphabet as BIP-85 means it: four bytes, big-endian, are five
 * characters.
 */
final class Base85 {
  private static final byte[] ALPHABET =
      ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "!#$%&()*+-;<=>?@^_`{|}~")
          .getBytes(StandardCharsets.US_ASCII);

  private Base85() {}

  /** The ASCII of bytes whose number is a multiple of four; the caller erases it. */
  static byte[] encode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] out = new byte[bytes.length / 4 * 5];
    for (int group = 0; group < out.length; group += 5) {
      long value = Integer.toUnsignedLong(in.getInt());
      for (int i = 4; i >= 0; i--) {
        out[group + i] = ALPHABET[(int) (value % 85)];
        value /= 85;
      }
    }
    return out;
  }
}
