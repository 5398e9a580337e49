package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.BitcoinException;

/** An input that does not satisfy the script it spends; the message says which, and who says so. */
public final class VerificationFailed extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which input, and which verifier
   */
  public VerificationFailed(String message) {
    super(message);
  }

  /**
   * @param message which input, and which verifier
   * @param cause what the verifier threw
   */
  public VerificationFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
