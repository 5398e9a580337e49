package io.holdfast.crypto.aead;

/** Authenticated encryption with associated data, bound to a key. Safe for use by many threads. */
public interface Aead extends AutoCloseable {
  /** Encrypts under a fresh random nonce. The result is {@code nonce || ciphertext || tag}. */
  byte[] seal(byte[] aad, byte[] plaintext);

  /**
   * Decrypts what {@link #seal} made with the same associated data.
   *
   * @throws AeadException when it does not authenticate, or is too short to
   */
  byte[] open(byte[] aad, byte[] sealed);

  /** Erases the key. Uses after it are an {@link IllegalStateException}. */
  @Override
  void close();
}
