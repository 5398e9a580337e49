package io.holdfast.crypto.openssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.crypto.CryptoException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads SSH's data types (RFC 4251, section 5). What does not fit is a {@link CryptoException}. */
final class WireReader {
  private final String what;
  private final byte[] bytes;
  private int position;

  /**
   * A reader from the first byte.
   *
   * @param what the whole is, for errors, e.g. {@code SSH public key}
   */
  WireReader(String what, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
  }

  int uint32() {
    return ByteBuffer.wrap(raw(4)).getInt();
  }

  long uint64() {
    return ByteBuffer.wrap(raw(8)).getLong();
  }

  byte[] string() {
    int size = uint32();
    if (size < 0) {
      throw malformed("a length at byte " + (position - 4) + " is too large");
    }
    return raw(size);
  }

  String text() {
    return new String(string(), UTF_8);
  }

  /** A number above zero, in its shortest form. */
  BigInteger positiveMpint() {
    byte[] number = string();
    if (number.length == 0 || number[0] < 0 || (number[0] == 0 && isNeedless(number))) {
      throw malformed("the number before byte " + position + " is not a positive mpint");
    }
    BigInteger value = new BigInteger(number);
    Arrays.fill(number, (byte) 0);
    return value;
  }

  private static boolean isNeedless(byte[] number) {
    return number.length == 1 || number[1] >= 0;
  }

  byte[] raw(int size) {
    if (size > bytes.length - position) {
      throw malformed("it ends early, at byte " + bytes.length);
    }
    position += size;
    return Arrays.copyOfRange(bytes, position - size, position);
  }

  /** All that was not read yet. */
  byte[] rest() {
    return raw(bytes.length - position);
  }

  void expectEnd() {
    if (position != bytes.length) {
      throw malformed("bytes follow its end, at byte " + position);
    }
  }

  CryptoException malformed(String why) {
    return new CryptoException("malformed " + what + ": " + why);
  }
}
