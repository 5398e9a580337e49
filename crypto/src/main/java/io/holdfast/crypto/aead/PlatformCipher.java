package io.holdfast.crypto.aead;

import static io.holdfast.crypto.aead.AeadAlgorithm.TAG_SIZE;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Pool;
import io.holdfast.crypto.internal.RawKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * A cipher of the platform behind a pool, since looking one up costs several times the encryption.
 *
 * <p>A resting cipher remembers the last key that it was given. A pool therefore either serves one
 * key and is dropped with it, or it is shared, and each cipher is given a key of zeros before it
 * returns.
 */
final class PlatformCipher implements AeadCipher {
  private final AeadAlgorithm algorithm;
  private final Pool<Cipher> pool = new Pool<>(this::newCipher);
  private final boolean shared;
  private final RawKey zeros;
  private final AtomicLong scrubs = new AtomicLong();

  private PlatformCipher(AeadAlgorithm algorithm, boolean shared) {
    this.algorithm = algorithm;
    this.shared = shared;
    this.zeros = key(new byte[algorithm.keySize()]);
  }

  static PlatformCipher forOneKey(AeadAlgorithm algorithm) {
    return new PlatformCipher(algorithm, false);
  }

  static PlatformCipher forManyKeys(AeadAlgorithm algorithm) {
    return new PlatformCipher(algorithm, true);
  }

  @Override
  public RawKey key(byte[] key) {
    return new RawKey(key, isGcm() ? "AES" : "ChaCha20");
  }

  @Override
  public void seal(RawKey key, byte[] nonce, byte[] aad, byte[] plaintext, byte[] out, int offset) {
    try {
      Cipher cipher = initializedToSeal(key, parameters(nonce));
      cipher.updateAAD(aad);
      cipher.doFinal(plaintext, 0, plaintext.length, out, offset);
      giveBack(cipher);
    } catch (GeneralSecurityException e) {
      throw new CryptoException(algorithm + " could not encrypt", e);
    }
  }

  @Override
  public byte[] open(RawKey key, byte[] nonce, byte[] aad, byte[] sealed, int from) {
    if (sealed.length - from < TAG_SIZE) {
      throw new AeadException();
    }
    try {
      Cipher cipher = pool.take();
      try {
        cipher.init(Cipher.DECRYPT_MODE, key, parameters(nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(sealed, from, sealed.length - from);
      } finally {
        giveBack(cipher);
      }
    } catch (AEADBadTagException e) {
      throw new AeadException();
    } catch (GeneralSecurityException e) {
      throw new CryptoException(algorithm + " could not decrypt", e);
    }
  }

  @Override
  public void clear() {
    pool.clear();
  }

  /**
   * The platform's ciphers refuse to encrypt twice in a row with the same key and nonce. Where the
   * caller chose the nonce that is legitimate (convergent encryption), so that a new cipher, which
   * remembers nothing, takes over.
   */
  private Cipher initializedToSeal(RawKey key, AlgorithmParameterSpec parameters)
      throws GeneralSecurityException {
    try {
      Cipher pooled = pool.take();
      pooled.init(Cipher.ENCRYPT_MODE, key, parameters);
      return pooled;
    } catch (InvalidAlgorithmParameterException | InvalidKeyException repeatedNonce) {
      Cipher fresh = newCipher();
      fresh.init(Cipher.ENCRYPT_MODE, key, parameters);
      return fresh;
    }
  }

  private void giveBack(Cipher cipher) throws GeneralSecurityException {
    if (shared) {
      // Encrypting, and under a nonce never used before, because only then the cipher replaces
      // all that it remembers.
      byte[] nonce = new byte[algorithm.nonceSize()];
      ByteBuffer.wrap(nonce).putLong(scrubs.incrementAndGet());
      cipher.init(Cipher.ENCRYPT_MODE, zeros, parameters(nonce));
    }
    pool.giveBack(cipher);
  }

  private AlgorithmParameterSpec parameters(byte[] nonce) {
    return isGcm() ? new GCMParameterSpec(8 * TAG_SIZE, nonce) : new IvParameterSpec(nonce);
  }

  private boolean isGcm() {
    return switch (algorithm) {
      case AES_128_GCM, AES_256_GCM -> true;
      case CHACHA20_POLY1305, XCHACHA20_POLY1305 -> false;
    };
  }

  private Cipher newCipher() {
    try {
      return Cipher.getInstance(isGcm() ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new CryptoException("this Java runtime has no " + algorithm, e);
    }
  }
}
