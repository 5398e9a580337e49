package io.holdfast.crypto;

/**
 * A cryptographic operation was refused: a key, a signature's encoding or a parameter is not what
 * the operation accepts. The message names what was wrong, where, and never any key material.
 */
public class CryptoException extends RuntimeException {
  public CryptoException(String message) {
    super(message);
  }

  public CryptoException(String message, Throwable cause) {
    super(message, cause);
  }
}
