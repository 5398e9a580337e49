package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.BitcoinException;

/** A PSBT that no signature may be made for; the message says why, where and with what numbers. */
public final class SigningRefused extends BitcoinException {
  private static final long serialVersionUID = 1L;

  private final RefusalRule rule;

  /**
   * @param rule what it breaks
   * @param message where and how
   */
  public SigningRefused(RefusalRule rule, String message) {
    super(message);
    this.rule = rule;
  }

  /**
   * @param rule what it breaks
   * @param message where and how
   * @param cause the failure below
   */
  public SigningRefused(RefusalRule rule, String message, Throwable cause) {
    super(message, cause);
    this.rule = rule;
  }

  static SigningRefused input(int index, RefusalRule rule, String message) {
    return new SigningRefused(rule, "input " + index + ": " + message);
  }

  /** What it breaks. */
  public RefusalRule rule() {
    return rule;
  }
}
