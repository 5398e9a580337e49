package io.holdfast.bitcoin.address;

import io.holdfast.bitcoin.BitcoinException;

/** A text that is no address, or one of another network; it never repeats the address itself. */
public final class AddressException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong
   */
  public AddressException(String message) {
    super(message);
  }
}
