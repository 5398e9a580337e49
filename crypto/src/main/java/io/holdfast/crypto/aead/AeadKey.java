package io.holdfast.crypto.aead;

import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.internal.RawKey;
import java.util.Arrays;

/**
 * A key of one AEAD algorithm with its ciphers at the ready, for hot paths. The key is on the heap
 * from creation to {@link #close}: make one for data keys, not for a root key.
 *
 * <p>With random 96-bit nonces a key must make at most 2^32 encryptions (NIST SP 800-38D, section
 * 8.3); counting them is the owner's duty.
 */
public final class AeadKey implements Aead {
  private final AeadAlgorithm algorithm;
  private final AeadCipher cipher;
  private final RawKey key;

  /** Copies the key, whose size must be the algorithm's. */
  public AeadKey(AeadAlgorithm algorithm, byte[] key) {
    OneShot.checkKey(algorithm, key);
    this.algorithm = algorithm;
    this.cipher =
        switch (algorithm) {
          case AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305 -> PlatformCipher.forOneKey(algorithm);
          case XCHACHA20_POLY1305 -> new XChaChaCipher();
        };
    this.key = cipher.key(key);
  }

  /** An AES-256-GCM key of 32 bytes. */
  public static AeadKey aes256Gcm(byte[] key) {
    return new AeadKey(AeadAlgorithm.AES_256_GCM, key);
  }

  /** An AES-256-GCM key of 32 bytes. */
  public static AeadKey aes256Gcm(SecretBytes key) {
    return key.use(AeadKey::aes256Gcm);
  }

  public AeadAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] seal(byte[] aad, byte[] plaintext) {
    return seal(Randomness.bytes(algorithm.nonceSize()), aad, plaintext);
  }

  /**
   * Encrypts under a nonce of the caller's, which must never repeat for this key unless the message
   * repeats too (convergent encryption). The result is {@code nonce || ciphertext || tag}.
   */
  public byte[] seal(byte[] nonce, byte[] aad, byte[] plaintext) {
    OneShot.checkNonce(algorithm, nonce);
    byte[] sealed = new byte[nonce.length + plaintext.length + AeadAlgorithm.TAG_SIZE];
    System.arraycopy(nonce, 0, sealed, 0, nonce.length);
    cipher.seal(key, nonce, aad, plaintext, sealed, nonce.length);
    return sealed;
  }

  @Override
  public byte[] open(byte[] aad, byte[] sealed) {
    int nonceSize = algorithm.nonceSize();
    if (sealed.length < nonceSize + AeadAlgorithm.TAG_SIZE) {
      throw new AeadException();
    }
    return cipher.open(key, Arrays.copyOf(sealed, nonceSize), aad, sealed, nonceSize);
  }

  @Override
  public void close() {
    key.destroy();
    cipher.clear();
  }

  @Override
  public String toString() {
    return "AeadKey[" + algorithm + "]";
  }
}
