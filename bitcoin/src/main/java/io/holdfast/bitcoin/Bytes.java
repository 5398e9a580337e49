package io.holdfast.bitcoin;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable string of public bytes, compared by content and ordered as unsigned bytes.
 *
 * <p>Never for key material, which rests in {@code SecretBytes}.
 */
public final class Bytes implements Comparable<Bytes> {
  /** The empty byte string. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** A copy of {@code value}. */
  public static Bytes of(byte... value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /**
   * The bytes that {@code hex} spells, two digits of either case for each.
   *
   * @throws BitcoinException if it is not hex
   */
  public static Bytes fromHex(String hex) {
    try {
      return new Bytes(HEX.parseHex(hex));
    } catch (IllegalArgumentException _) {
      throw new BitcoinException("not hex: expected an even number of the digits 0-9 and a-f");
    }
  }

  /** The number of bytes. */
  public int size() {
    return value.length;
  }

  /** Whether there is no byte. */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return value[index] & 0xff;
  }

  /** A fresh copy. */
  public byte[] toArray() {
    return value.clone();
  }

  /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public Bytes slice(int from, int to) {
    return new Bytes(Arrays.copyOfRange(value, from, to));
  }

  /** Copies all bytes into {@code target}, the first one to {@code offset}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, value.length);
  }

  /** Whether these are exactly the bytes of {@code other}. */
  public boolean sameAs(byte[] other) {
    return Arrays.equals(value, other);
  }

  /** These bytes in the opposite order. */
  public Bytes reversed() {
    byte[] reversed = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      reversed[i] = value[value.length - 1 - i];
    }
    return new Bytes(reversed);
  }

  /** Lower-case hex. */
  public String hex() {
    return HEX.formatHex(value);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
