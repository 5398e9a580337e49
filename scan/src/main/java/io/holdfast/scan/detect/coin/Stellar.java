package io.holdfast.scan.detect.coin;

import io.holdfast.scan.text.CharClass;
import java.nio.charset.StandardCharsets;

/** Stellar's keys (SEP-23): base32 of a version, 32 bytes and a CRC-16. */
final class Stellar {
  private static final int SEED_VERSION = 18 << 3;
  private static final int SIZE = 35;

  private Stellar() {}

  static boolean isSeed(String text) {
    if (!CharClass.BASE32.isAll(text.getBytes(StandardCharsets.ISO_8859_1))) {
      return false;
    }
    byte[] data = decode(text);
    int crc = 0;
    for (int i = 0; i < SIZE - 2; i++) {
      crc ^= (data[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    int given = (data[SIZE - 2] & 0xff) | ((data[SIZE - 1] & 0xff) << 8);
    return (data[0] & 0xff) == SEED_VERSION && (crc & 0xffff) == given;
  }

  private static byte[] decode(String text) {
    byte[] out = new byte[SIZE];
    long pending = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      pending = (pending << 5) | (c >= 'A' ? c - 'A' : c - '2' + 26);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (pending >>> bits);
      }
    }
    return out;
  }
}
