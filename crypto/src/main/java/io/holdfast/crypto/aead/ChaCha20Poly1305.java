package io.holdfast.crypto.aead;

/**
 * ChaCha20-Poly1305 (RFC 8439), one message at a time. For many messages under one key use {@link
 * AeadKey}, which is faster and chooses the nonces.
 */
public final class ChaCha20Poly1305 {
  private static final OneShot ONE_SHOT =
      new OneShot(
          AeadAlgorithm.CHACHA20_POLY1305,
          PlatformCipher.forManyKeys(AeadAlgorithm.CHACHA20_POLY1305));

  private ChaCha20Poly1305() {}

  /**
   * Encrypts under a 32-byte key and a 12-byte nonce that must never repeat for this key, unless
   * the message repeats too. The result is {@code ciphertext || tag}.
   */
  public static byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
    return ONE_SHOT.seal(key, nonce, aad, plaintext);
  }

  /**
   * Decrypts {@code ciphertext || tag}.
   *
   * @throws AeadException when it does not authenticate
   */
  public static byte[] open(byte[] key, byte[] nonce, byte[] aad, byte[] ciphertext) {
    return ONE_SHOT.open(key, nonce, aad, ciphertext);
  }
}
