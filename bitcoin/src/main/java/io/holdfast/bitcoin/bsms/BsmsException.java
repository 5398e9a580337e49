package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.BitcoinException;

/** A token or record of BIP-129 that can't be read or must not be trusted. */
public final class BsmsException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do
   */
  public BsmsException(String message) {
    super(message);
  }
}
