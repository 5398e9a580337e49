package io.holdfast.crypto.otp;

import io.holdfast.crypto.mac.Hmac;
import java.nio.ByteBuffer;

/** HOTP (RFC 4226): one-time passwords by a counter. */
public final class Hotp {
  private static final int[] POWERS = {1_000_000, 10_000_000, 100_000_000};
  private static final int FEWEST_DIGITS = 6;

  private Hotp() {}

  /**
   * The password of a counter.
   *
   * @param digits 6 to 8
   */
  public static String code(byte[] key, OtpAlgorithm algorithm, int digits, long counter) {
    byte[] mac = Hmac.mac(algorithm.hash(), key, ByteBuffer.allocate(8).putLong(counter).array());
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff;
    String text = Integer.toString(number % POWERS[digits - FEWEST_DIGITS]);
    return "0".repeat(digits - text.length()) + text;
  }
}
