package io.holdfast.scan.detect.pem;

import java.math.BigInteger;
import java.util.Arrays;

/** The outermost structure of keys in DER: enough to tell a key from what only looks like one. */
final class DerForm {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 2;
  private static final int OCTETS = 4;
  private static final byte[] RSA = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01
  };

  private final byte[] bytes;
  private int at;
  private final int end;

  private DerForm(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  static boolean isKey(String label, byte[] der) {
    if (der.length < 40 || wholeSize(der, 0, der.length) != der.length) {
      return false;
    }
    DerForm reader = new DerForm(der, 0, der.length);
    reader.enter(SEQUENCE);
    return switch (label) {
      case "RSA PRIVATE KEY" -> reader.isRsa();
      case "EC PRIVATE KEY" -> reader.number().equals(BigInteger.ONE) && reader.enter(OCTETS) >= 16;
      case "PRIVATE KEY" -> reader.isPkcs8();
      case "DSA PRIVATE KEY" -> reader.number().signum() == 0;
      default -> reader.enter(SEQUENCE) > 0;
    };
  }

  /** The size of the sequence there with its head; 0 where there is none. */
  static int wholeSize(byte[] bytes, int from, int end) {
    DerForm reader = new DerForm(bytes, from, end);
    int size = reader.enter(SEQUENCE);
    return size < 0 ? 0 : reader.at - from + size;
  }

  /** The product of the primes must be the modulus. */
  private boolean isRsa() {
    number();
    BigInteger modulus = number();
    number();
    number();
    BigInteger product = number().multiply(number());
    return modulus.signum() > 0 && modulus.equals(product);
  }

  private boolean isPkcs8() {
    BigInteger version = number();
    int algorithm = enter(SEQUENCE);
    if (version.bitLength() > 1 || algorithm < 0) {
      return false;
    }
    boolean rsa = contains(RSA, at, at + algorithm);
    at += algorithm;
    int key = enter(OCTETS);
    if (key < 16 || at + key > end) {
      return false;
    }
    if (!rsa) {
      return true;
    }
    DerForm inner = new DerForm(bytes, at, at + key);
    return inner.enter(SEQUENCE) > 0 && inner.isRsa();
  }

  private boolean contains(byte[] part, int from, int to) {
    for (int i = from; i + part.length <= Math.min(to, end); i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private BigInteger number() {
    int size = enter(INTEGER);
    if (size <= 0 || size > end - at) {
      return BigInteger.valueOf(-1);
    }
    BigInteger value = new BigInteger(bytes, at, size);
    at += size;
    return value;
  }

  /** Steps behind the head of an element; its size, or -1 where it is of another type. */
  private int enter(int tag) {
    if (at + 2 > end || (bytes[at] & 0xff) != tag) {
      return -1;
    }
    int first = bytes[at + 1] & 0xff;
    at += 2;
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 3 || at + count > end) {
      return -1;
    }
    int size = 0;
    for (int i = 0; i < count; i++) {
      size = (size << 8) | (bytes[at++] & 0xff);
    }
    return size;
  }
}
