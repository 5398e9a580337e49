package io.holdfast.bitcoin;

/** The variable-length integers of the wire format, always in their shortest form. */
public final class CompactSize {
  private CompactSize() {}

  /** How many bytes {@code value} takes: 1, 3, 5 or 9. */
  public static int length(long value) {
    return value < 0xfd ? 1 : value <= 0xffff ? 3 : value <= 0xffff_ffffL ? 5 : 9;
  }

  /** The bytes of {@code value}, which is not negative. */
  public static byte[] encode(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a compact size is not negative");
    }
    byte[] bytes = new byte[length(value)];
    int first = 0;
    if (bytes.length > 1) {
      bytes[0] = (byte) (bytes.length == 3 ? 0xfd : bytes.length == 5 ? 0xfe : 0xff);
      first = 1;
    }
    for (int i = first; i < bytes.length; i++) {
      bytes[i] = (byte) (value >>> (8 * (i - first)));
    }
    return bytes;
  }
}
