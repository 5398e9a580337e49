package io.holdfast.crypto.aead;

import io.holdfast.crypto.CryptoException;

/**
 * A ciphertext did not authenticate: the key, the nonce, the associated data or the ciphertext is
 * not the one that it was sealed with. Which of them is deliberately not said.
 */
public final class AeadException extends CryptoException {
  AeadException() {
    super("ciphertext does not authenticate");
  }
}
