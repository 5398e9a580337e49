package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.BitcoinException;

/**
 * A descriptor that can't be read or used. The message says at which character what was expected;
 * it never repeats a private key.
 */
public final class DescriptorException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and what to do
   */
  public DescriptorException(String message) {
    super(message);
  }

  static DescriptorException at(int offset, String problem) {
    return new DescriptorException("descriptor, character " + (offset + 1) + ": " + problem);
  }
}
