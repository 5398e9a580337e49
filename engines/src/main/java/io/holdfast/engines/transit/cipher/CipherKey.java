package io.holdfast.engines.transit.cipher;

import io.holdfast.engines.transit.prepared.PreparedKey;

/** A key that encrypts and decrypts. */
public interface CipherKey extends PreparedKey {
  /**
   * Encrypts.
   *
   * @param context of a derived key; empty for others
   * @param associatedData empty for none
   */
  byte[] seal(byte[] context, byte[] associatedData, byte[] plaintext);

  /**
   * Decrypts what {@link #seal} made with the same context and associated data.
   *
   * @throws io.holdfast.crypto.CryptoException when it does not decrypt
   */
  byte[] open(byte[] context, byte[] associatedData, byte[] ciphertext);
}
