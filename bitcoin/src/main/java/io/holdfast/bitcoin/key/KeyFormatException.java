package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.BitcoinException;

/**
 * Key material, a mnemonic or a derivation path is not what its specification asks for. The message
 * says what was wrong, where, and what to do; it never repeats secret input.
 */
public final class KeyFormatException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, where, and what to do
   */
  public KeyFormatException(String message) {
    super(message);
  }

  /**
   * @param message what was wrong, where, and what to do
   * @param cause the failure below, itself free of key material
   */
  public KeyFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
