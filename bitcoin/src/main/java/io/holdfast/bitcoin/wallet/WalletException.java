package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.BitcoinException;

/** A descriptor that makes no wallet, or a place that a wallet doesn't have. */
public final class WalletException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do
   */
  public WalletException(String message) {
    super(message);
  }
}
