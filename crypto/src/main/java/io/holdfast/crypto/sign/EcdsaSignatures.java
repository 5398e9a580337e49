package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Sizes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The two encodings of an ECDSA signature: DER (a SEQUENCE of the INTEGERs r and s; Vault's {@code
 * asn1}) and the fixed-size {@code r || s} (IEEE P1363; Vault's {@code jws} in base64url).
 */
final class EcdsaSignatures {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  private EcdsaSignatures() {}

  /** {@code r || s}, both {@code fieldSize} bytes, as DER. */
  static byte[] toDer(byte[] fixed, int fieldSize) {
    Sizes.check("signature", fixed, 2 * fieldSize);
    byte[] r = integer(fixed, 0, fieldSize);
    byte[] s = integer(fixed, fieldSize, fieldSize);
    ByteArrayOutputStream der = new ByteArrayOutputStream(r.length + s.length + 3);
    der.write(SEQUENCE);
    int length = r.length + s.length;
    if (length > 0x7f) {
      der.write(0x81);
    }
    der.write(length);
    der.writeBytes(r);
    der.writeBytes(s);
    return der.toByteArray();
  }

  /**
   * Strict DER as {@code r || s}.
   *
   * @throws CryptoException for any other encoding of the same numbers, and for numbers that are
   *     negative or need more than {@code fieldSize} bytes
   */
  static byte[] fromDer(byte[] der, int fieldSize) {
    Reader reader = new Reader(der);
    reader.expect(SEQUENCE);
    int length = reader.length();
    if (length != der.length - reader.position) {
      throw malformed("its length does not cover the whole signature");
    }
    byte[] fixed = new byte[2 * fieldSize];
    reader.integer(fixed, 0, fieldSize);
    reader.integer(fixed, fieldSize, fieldSize);
    if (reader.position != der.length) {
      throw malformed("bytes follow s");
    }
    return fixed;
  }

  private static byte[] integer(byte[] fixed, int from, int fieldSize) {
    int start = from;
    while (start < from + fieldSize - 1 && fixed[start] == 0) {
      start++;
    }
    int pad = fixed[start] < 0 ? 1 : 0;
    int size = from + fieldSize - start;
    byte[] encoded = new byte[2 + pad + size];
    encoded[0] = INTEGER;
    encoded[1] = (byte) (pad + size);
    System.arraycopy(fixed, start, encoded, 2 + pad, size);
    return encoded;
  }

  private static CryptoException malformed(String why) {
    return new CryptoException("signature is not strict DER: " + why);
  }

  private static final class Reader {
    private final byte[] der;
    private int position;

    Reader(byte[] der) {
      this.der = der;
    }

    void expect(int tag) {
      if (next() != tag) {
        throw malformed("expected tag 0x%02x at byte %d".formatted(tag, position - 1));
      }
    }

    int length() {
      int first = next();
      if (first < 0x80) {
        return first;
      }
      int second = first == 0x81 ? next() : 0;
      if (second < 0x80) {
        throw malformed("length at byte %d is not minimal".formatted(position - 1));
      }
      return second;
    }

    void integer(byte[] target, int offset, int fieldSize) {
      expect(INTEGER);
      int size = length();
      if (size == 0 || size > der.length - position) {
        throw malformed("integer at byte %d has no room".formatted(position));
      }
      byte[] value = Arrays.copyOfRange(der, position, position + size);
      position += size;
      if (value[0] < 0) {
        throw malformed("an integer is negative");
      }
      boolean padded = value[0] == 0 && size > 1;
      if (padded && value[1] >= 0) {
        throw malformed("an integer is not minimal");
      }
      int significant = padded ? size - 1 : size;
      if (significant > fieldSize) {
        throw malformed("an integer is larger than the curve's order");
      }
      System.arraycopy(
          value, size - significant, target, offset + fieldSize - significant, significant);
    }

    private int next() {
      if (position == der.length) {
        throw malformed("it ends at byte " + position);
      }
      return der[position++] & 0xff;
    }
  }
}
