package io.holdfast.engines.transit.cipher;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadAlgorithm;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.engines.transit.keyring.Derivation;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A symmetric key that encrypts under a key of its own for each context. A convergent one (Vault's
 * version 3) also derives a key for HMACs, and its nonce is the HMAC of the plaintext.
 */
final class DerivedCipherKey implements CipherKey {
  private static final int NONCE_KEY_SIZE = 32;

  private final AeadAlgorithm algorithm;
  private final Derivation derivation;
  private final SecretBytes key;

  /**
   * @param key owned by this from now on
   */
  DerivedCipherKey(AeadAlgorithm algorithm, Derivation derivation, SecretBytes key) {
    this.algorithm = algorithm;
    this.derivation = derivation;
    this.key = key;
  }

  @Override
  public byte[] seal(byte[] context, byte[] associatedData, byte[] plaintext) {
    if (!derivation.convergent()) {
      return with(context, derived -> derived.seal(associatedData, plaintext));
    }
    byte[] both = derive(context, algorithm.keySize() + NONCE_KEY_SIZE);
    byte[] encryptionKey = Arrays.copyOf(both, algorithm.keySize());
    byte[] nonceKey = Arrays.copyOfRange(both, algorithm.keySize(), both.length);
    try (AeadKey derived = new AeadKey(algorithm, encryptionKey)) {
      byte[] mac = Hmac.mac(HashAlgorithm.SHA2_256, nonceKey, plaintext);
      return derived.seal(Arrays.copyOf(mac, algorithm.nonceSize()), associatedData, plaintext);
    } finally {
      Arrays.fill(both, (byte) 0);
      Arrays.fill(encryptionKey, (byte) 0);
      Arrays.fill(nonceKey, (byte) 0);
    }
  }

  @Override
  public byte[] open(byte[] context, byte[] associatedData, byte[] ciphertext) {
    return with(context, derived -> derived.open(associatedData, ciphertext));
  }

  private byte[] with(byte[] context, Function<AeadKey, byte[]> use) {
    byte[] bytes = derive(context, algorithm.keySize());
    try (AeadKey derived = new AeadKey(algorithm, bytes)) {
      return use.apply(derived);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private byte[] derive(byte[] context, int size) {
    return key.use(bytes -> derivation.kdf().derive(bytes, context, size));
  }

  @Override
  public void close() {
    key.close();
  }
}
