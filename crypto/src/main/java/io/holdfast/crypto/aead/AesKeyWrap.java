package io.holdfast.crypto.aead;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.RawKey;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * AES key wrap with padding (RFC 5649), in which Vault's transit engine takes keys that are brought
 * to it. Deterministic, and without associated data: for wrapping keys only.
 */
public final class AesKeyWrap {
  private static final String TRANSFORMATION = "AES/KWP/NoPadding";

  private AesKeyWrap() {}

  /** Wraps key material of any size under an AES key of 16, 24 or 32 bytes. */
  public static byte[] wrap(byte[] wrappingKey, byte[] keyMaterial) {
    RawKey key = checkedKey(wrappingKey);
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(keyMaterial);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("key could not be wrapped", e);
    } finally {
      key.destroy();
    }
  }

  /**
   * Unwraps what {@link #wrap} made.
   *
   * @throws AeadException when it is damaged, or the wrapping key is another
   */
  public static byte[] unwrap(byte[] wrappingKey, byte[] wrapped) {
    RawKey key = checkedKey(wrappingKey);
    try {
      if (wrapped.length < 16 || wrapped.length % 8 != 0) {
        throw new AeadException();
      }
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(Cipher.DECRYPT_MODE, key);
      return cipher.doFinal(wrapped);
    } catch (GeneralSecurityException damaged) {
      throw new AeadException();
    } finally {
      key.destroy();
    }
  }

  private static RawKey checkedKey(byte[] key) {
    if (key.length != 16 && key.length != 24 && key.length != 32) {
      throw new CryptoException("AES key must have 16, 24 or 32 bytes, not " + key.length);
    }
    return new RawKey(key, "AES");
  }
}
