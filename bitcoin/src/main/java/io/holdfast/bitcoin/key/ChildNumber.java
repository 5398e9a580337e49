package io.holdfast.bitcoin.key;

/**
 * One step of a derivation path (BIP-32): an index below 2<sup>31</sup>, hardened or not.
 *
 * @param raw the step as BIP-32 serializes it, an unsigned 32-bit number whose highest bit says
 *     hardened
 */
public record ChildNumber(int raw) {
  private static final int HARDENED = 0x8000_0000;

  /** The step {@code index}, which is between 0 and 2<sup>31</sup>-1. */
  public static ChildNumber normal(int index) {
    if (index < 0) {
      throw new KeyFormatException(
          "derivation index " + Integer.toUnsignedString(index) + " is above 2147483647");
    }
    return new ChildNumber(index);
  }

  /** The step {@code index}h, whose index is between 0 and 2<sup>31</sup>-1. */
  public static ChildNumber hardened(int index) {
    return new ChildNumber(normal(index).raw | HARDENED);
  }

  /**
   * Reads {@code 84}, {@code 84h} or {@code 84'}.
   *
   * @throws KeyFormatException when it is anything else or the index is 2<sup>31</sup> or more
   */
  public static ChildNumber parse(String text) {
    boolean hardened = text.endsWith("h") || text.endsWith("'");
    String digits = hardened ? text.substring(0, text.length() - 1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new KeyFormatException(
          "derivation step '"
              + text
              + "' is not a number; write an index such as 0, with h or ' behind it when hardened");
    }
    if (digits.length() > 10 || Long.parseLong(digits) > Integer.MAX_VALUE) {
      throw new KeyFormatException("derivation index " + digits + " is above 2147483647");
    }
    int index = Integer.parseInt(digits);
    return hardened ? hardened(index) : normal(index);
  }

  public boolean isHardened() {
    return raw < 0;
  }

  /** The index without the mark of hardening. */
  public int index() {
    return raw & ~HARDENED;
  }

  /** As in a path: {@code 84h}. */
  @Override
  public String toString() {
    return isHardened() ? index() + "h" : Integer.toString(index());
  }
}
