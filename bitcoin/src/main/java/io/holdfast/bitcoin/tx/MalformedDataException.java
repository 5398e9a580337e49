package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;

/** Bytes that are not the encoding they claim to be; the message names the field and the offset. */
public final class MalformedDataException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and where
   */
  public MalformedDataException(String message) {
    super(message);
  }
}
