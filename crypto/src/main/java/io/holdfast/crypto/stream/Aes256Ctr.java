package io.holdfast.crypto.stream;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Sizes;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in counter mode (NIST SP 800-38A). It hides and doesn't protect: whoever changes a bit of
 * the ciphertext changes the same bit of the plaintext. Only for forms that bring a MAC.
 */
public final class Aes256Ctr {
  private static final int KEY_SIZE = 32;
  private static final int COUNTER_SIZE = 16;

  private Aes256Ctr() {}

  /**
   * Encrypts a plaintext, or decrypts a ciphertext.
   *
   * @param key 32 bytes
   * @param counter the first counter block, 16 bytes; never the same for two plaintexts under a key
   */
  public static byte[] apply(byte[] key, byte[] counter, byte[] data) {
    Sizes.check("key", key, KEY_SIZE);
    Sizes.check("counter block", counter, COUNTER_SIZE);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("AES-256-CTR failed", e);
    }
  }
}
