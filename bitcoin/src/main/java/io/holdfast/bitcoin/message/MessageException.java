package io.holdfast.bitcoin.message;

import io.holdfast.bitcoin.BitcoinException;

/** A message can't be signed so, or a signature is none, or not of the message and address. */
public final class MessageException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, and what to do
   */
  public MessageException(String message) {
    super(message);
  }
}
