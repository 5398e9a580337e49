package io.holdfast.bitcoin.key;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The first 32 bits of the HASH160 of a compressed public key (BIP-32). Different keys may share
 * one: it finds a key, it proves nothing.
 *
 * @param value the four bytes in the order of their hexadecimal form
 */
public record Fingerprint(int value) {
  /** The fingerprint that a master key states for its absent parent. */
  public static final Fingerprint NONE = new Fingerprint(0);

  private static final int DIGITS = 8;

  /**
   * Reads eight hexadecimal digits.
   *
   * @throws KeyFormatException when it is anything else
   */
  public static Fingerprint parse(String hex) {
    if (hex.length() != DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw new KeyFormatException("fingerprint '" + hex + "' is not 8 hexadecimal digits");
    }
    return new Fingerprint(HexFormat.fromHexDigits(hex));
  }

  /** The fingerprint in the first four bytes of a HASH160. */
  public static Fingerprint ofIdentifier(byte[] hash160) {
    return new Fingerprint(ByteBuffer.wrap(hash160).getInt());
  }

  /** Eight lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
