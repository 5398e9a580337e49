package io.holdfast.bitcoin.tx;

import java.util.Locale;

/** The sighash types: what of a transaction a signature commits to. */
public final class SighashType {
  /** Taproot's own: like {@link #ALL}, with a signature a byte shorter (BIP-341). */
  public static final int DEFAULT = 0x00;

  /** All inputs and outputs. */
  public static final int ALL = 0x01;

  /** All inputs, no output. */
  public static final int NONE = 0x02;

  /** All inputs, the output of the same index. */
  public static final int SINGLE = 0x03;

  /** A flag on the others: only the input signed. */
  public static final int ANYONECANPAY = 0x80;

  private SighashType() {}

  /** Whether consensus allows {@code type} in a taproot signature. */
  public static boolean isTaproot(int type) {
    return type == DEFAULT || isEcdsa(type);
  }

  /** Whether {@code type} is one of those that nodes relay in an ECDSA signature. */
  public static boolean isEcdsa(int type) {
    int base = type & ~ANYONECANPAY;
    return base >= ALL && base <= SINGLE;
  }

  /** The name that the BIPs and Bitcoin Core show, or the number in hex where there is none. */
  public static String label(long type) {
    if (type < 0 || type > 0xff || !isTaproot((int) type)) {
      return String.format(Locale.ROOT, "0x%02x", type);
    }
    String base =
        switch ((int) type & ~ANYONECANPAY) {
          case DEFAULT -> "DEFAULT";
          case ALL -> "ALL";
          case NONE -> "NONE";
          default -> "SINGLE";
        };
    return (type & ANYONECANPAY) != 0 ? base + "|ANYONECANPAY" : base;
  }
}
