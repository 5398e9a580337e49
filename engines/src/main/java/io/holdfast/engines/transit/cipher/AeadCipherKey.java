package io.holdfast.engines.transit.cipher;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadAlgorithm;
import io.holdfast.crypto.aead.AeadKey;

/** A symmetric key that encrypts by itself, whatever the context. */
final class AeadCipherKey implements CipherKey {
  private final AeadKey key;

  AeadCipherKey(AeadAlgorithm algorithm, SecretBytes key) {
    this.key = key.use(bytes -> new AeadKey(algorithm, bytes));
  }

  @Override
  public byte[] seal(byte[] context, byte[] associatedData, byte[] plaintext) {
    return key.seal(associatedData, plaintext);
  }

  @Override
  public byte[] open(byte[] context, byte[] associatedData, byte[] ciphertext) {
    return key.open(associatedData, ciphertext);
  }

  @Override
  public void close() {
    key.close();
  }
}
