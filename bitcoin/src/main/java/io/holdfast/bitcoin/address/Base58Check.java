package io.holdfast.bitcoin.address;

import io.holdfast.bitcoin.hash.Hashes;
import java.util.Arrays;

/**
 * Base58 with a checksum of four bytes, the encoding of legacy addresses, extended keys and wallet
 * import format. Since the last two are secrets, working copies are zeroed; the argument and the
 * result are the caller's.
 */
public final class Base58Check {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int CHECKSUM = 4;

  /** Far longer than an extended key; bounds the quadratic conversion. */
  private static final int MAX_LENGTH = 256;

  private Base58Check() {}

  /** The text of {@code payload}, its version bytes included. */
  public static String encode(byte[] payload) {
    byte[] data = Arrays.copyOf(payload, payload.length + CHECKSUM);
    System.arraycopy(Hashes.doubleSha256(payload), 0, data, payload.length, CHECKSUM);
    int zeros = 0;
    while (zeros < data.length && data[zeros] == 0) {
      zeros++;
    }
    // Each byte takes log(256)/log(58) = 1.37 digits.
    char[] digits = new char[data.length * 138 / 100 + 2];
    int start = digits.length;
    for (int first = zeros; first < data.length; ) {
      int remainder = 0;
      for (int i = first; i < data.length; i++) {
        int value = remainder * 256 + (data[i] & 0xff);
        data[i] = (byte) (value / 58);
        remainder = value % 58;
      }
      digits[--start] = ALPHABET.charAt(remainder);
      if (data[first] == 0) {
        first++;
      }
    }
    for (int i = 0; i < zeros; i++) {
      digits[--start] = '1';
    }
    String text = new String(digits, start, digits.length - start);
    Arrays.fill(data, (byte) 0);
    Arrays.fill(digits, '\0');
    return text;
  }

  /**
   * The payload of {@code text}, version bytes included, checksum checked and removed.
   *
   * @throws AddressException if a character is not base58 or the checksum does not match
   */
  public static byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new AddressException("base58check text is longer than " + MAX_LENGTH + " characters");
    }
    byte[] data = new byte[text.length()];
    int start = data.length;
    int zeros = 0;
    boolean leading = true;
    for (int c = 0; c < text.length(); c++) {
      int carry = ALPHABET.indexOf(text.charAt(c));
      if (carry < 0) {
        throw new AddressException("character " + (c + 1) + " is not base58");
      }
      leading &= carry == 0;
      zeros += leading ? 1 : 0;
      for (int i = data.length - 1; i >= start; i--) {
        carry += 58 * (data[i] & 0xff);
        data[i] = (byte) carry;
        carry >>>= 8;
      }
      if (carry > 0) {
        data[--start] = (byte) carry;
      }
    }
    byte[] decoded = Arrays.copyOfRange(data, Math.max(start - zeros, 0), data.length);
    Arrays.fill(data, (byte) 0);
    try {
      return checked(decoded);
    } finally {
      Arrays.fill(decoded, (byte) 0);
    }
  }

  private static byte[] checked(byte[] decoded) {
    if (decoded.length < CHECKSUM) {
      throw new AddressException("base58check text is too short to hold a checksum");
    }
    byte[] payload = Arrays.copyOf(decoded, decoded.length - CHECKSUM);
    byte[] checksum = Hashes.doubleSha256(payload);
    if (!Arrays.equals(checksum, 0, CHECKSUM, decoded, decoded.length - CHECKSUM, decoded.length)) {
      Arrays.fill(payload, (byte) 0);
      throw new AddressException("the base58 checksum does not match: a character is mistyped");
    }
    return payload;
  }
}
