package io.holdfast.bitcoin.descriptor;

/**
 * The eight characters behind {@code #} (BIP-380): a BCH code that finds every mistake of up to
 * three characters in a descriptor of usual length.
 */
public final class DescriptorChecksum {
  private static final String INPUT =
      "0123456789()[],'/*abcdefgh@:$%{}"
          + "IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~"
          + "ijklmnopqrstuvwxyzABCDEFGH`#\"\\ ";
  private static final String OUTPUT = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final long[] GENERATOR = {
    0xf5dee51989L, 0xa9fdca3312L, 0x1bab10e32dL, 0x3706b1677aL, 0x644d626ffdL
  };
  private static final int LENGTH = 8;

  private DescriptorChecksum() {}

  /**
   * The checksum of an expression without one.
   *
   * @throws DescriptorException naming the first character that no descriptor may contain
   */
  public static String of(String expression) {
    long state = 1;
    int group = 0;
    int pending = 0;
    for (int i = 0; i < expression.length(); i++) {
      int value = INPUT.indexOf(expression.charAt(i));
      if (value < 0) {
        throw DescriptorException.at(i, "this character is not allowed in a descriptor");
      }
      state = step(state, value & 31);
      group = group * 3 + (value >> 5);
      if (++pending == 3) {
        state = step(state, group);
        group = 0;
        pending = 0;
      }
    }
    if (pending > 0) {
      state = step(state, group);
    }
    for (int i = 0; i < LENGTH; i++) {
      state = step(state, 0);
    }
    state ^= 1;
    StringBuilder checksum = new StringBuilder(LENGTH);
    for (int i = LENGTH - 1; i >= 0; i--) {
      checksum.append(OUTPUT.charAt((int) (state >>> (5 * i)) & 31));
    }
    return checksum.toString();
  }

  /** The expression with {@code #} and its checksum. */
  public static String append(String expression) {
    return expression + "#" + of(expression);
  }

  /**
   * The expression in front of the checksum, which is checked when there is one.
   *
   * @throws DescriptorException when the checksum doesn't match or hasn't eight characters; for one
   *     that doesn't match it says which would
   */
  public static String verified(String descriptor) {
    int mark = descriptor.indexOf('#');
    if (mark < 0) {
      of(descriptor);
      return descriptor;
    }
    String expression = descriptor.substring(0, mark);
    String given = descriptor.substring(mark + 1);
    String expected = of(expression);
    if (given.length() != LENGTH) {
      throw DescriptorException.at(
          mark, "the checksum behind # has " + given.length() + " characters, not 8");
    }
    if (!given.equals(expected)) {
      throw DescriptorException.at(
          mark,
          "the checksum is '"
              + given
              + "' and should be '"
              + expected
              + "': the descriptor was changed or mistyped; copy it again from its source");
    }
    return expression;
  }

  private static long step(long state, int symbol) {
    int top = (int) (state >>> 35);
    long next = ((state & 0x7ffffffffL) << 5) ^ symbol;
    for (int i = 0; i < GENERATOR.length; i++) {
      if (((top >> i) & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
