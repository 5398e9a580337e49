package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.ShortMnemonic;
import io.holdfast.crypto.Randomness;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret of a session, or of one signer in it: what both rounds are encrypted by. */
public final class Token {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,39}");

  /** How strongly the records are encrypted. */
  public enum Mode {
    /** Not at all; the token is {@code 00}. */
    NO_ENCRYPTION("none", 1),
    /** A token of 64 bits. */
    STANDARD("standard", 8),
    /** A token of 128 bits. */
    EXTENDED("extended", 16);

    private final String label;
    private final int size;

    Mode(String label, int size) {
      this.label = label;
      this.size = size;
    }

    /** The lower-case name. */
    public String label() {
      return label;
    }

    public static Optional<Mode> named(String label) {
      return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
  }

  private final Mode mode;
  private final Bytes value;

  private Token(Mode mode, Bytes value) {
    this.mode = mode;
    this.value = value;
  }

  /** A fresh one. */
  public static Token random(Mode mode) {
    return mode == Mode.NO_ENCRYPTION
        ? new Token(mode, Bytes.of((byte) 0))
        : new Token(mode, Bytes.of(Randomness.bytes(mode.size)));
  }

  /**
   * Reads hexadecimal digits (2, 16 or 32, perhaps behind {@code 0x}), a decimal number or six
   * words.
   *
   * @throws BsmsException when it is none of them, or could be two
   */
  public static Token parse(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    boolean prefixed = bare.startsWith("0x");
    String digits = prefixed ? bare.substring(2) : bare;
    boolean hex = HEX.matcher(digits).matches();
    boolean decimal = !prefixed && DECIMAL.matcher(digits).matches();
    Optional<Mode> ofHex = hex ? ofDigits(digits.length()) : Optional.empty();
    if (digits.equals("00") || digits.equals("0")) {
      return random(Mode.NO_ENCRYPTION);
    }
    if (ofHex.isPresent() && ofHex.get() != Mode.NO_ENCRYPTION) {
      if (decimal) {
        throw new BsmsException(
            "token could be hexadecimal or decimal: put 0x in front, or one more 0 if it is decimal");
      }
      return new Token(ofHex.get(), Bytes.fromHex(digits));
    }
    if (decimal) {
      return ofNumber(new BigInteger(digits));
    }
    if (!hex && ShortMnemonic.isOne(bare)) {
      try {
        return new Token(Mode.STANDARD, ShortMnemonic.decode(bare));
      } catch (BitcoinException e) {
        throw new BsmsException("token: " + e.getMessage());
      }
    }
    throw new BsmsException(
        "token is neither 00 nor 16 or 32 hexadecimal digits, nor a decimal number, nor 6 words");
  }

  private static Optional<Mode> ofDigits(int count) {
    return Arrays.stream(Mode.values()).filter(mode -> mode.size * 2 == count).findFirst();
  }

  private static Token ofNumber(BigInteger number) {
    Mode mode = number.bitLength() <= 64 ? Mode.STANDARD : Mode.EXTENDED;
    if (number.bitLength() > 128) {
      throw new BsmsException("token is beyond 128 bits");
    }
    byte[] bytes = new byte[mode.size];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = number.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
    }
    return new Token(mode, Bytes.of(bytes));
  }

  public Mode mode() {
    return mode;
  }

  /** Hexadecimal digits, as they stand in records. */
  public String hex() {
    return value.hex();
  }

  /** The decimal number, which BIP-129 recommends for typing. */
  public String decimal() {
    return new BigInteger(1, value.toArray()).toString();
  }

  /** Six words, for a token of 64 bits. */
  public Optional<String> words() {
    return mode == Mode.STANDARD ? Optional.of(ShortMnemonic.encode(value)) : Optional.empty();
  }

  byte[] bytes() {
    return value.toArray();
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "Token[" + mode.label + "]";
  }
}
