package io.holdfast.crypto.aead;

/** The AEAD algorithms, with the sizes of their keys and nonces in bytes; every tag has 16. */
public enum AeadAlgorithm {
  AES_128_GCM("AES-128-GCM", 16, 12),
  AES_256_GCM("AES-256-GCM", 32, 12),
  CHACHA20_POLY1305("ChaCha20-Poly1305", 32, 12),
  XCHACHA20_POLY1305("XChaCha20-Poly1305", 32, 24);

  /** Size of the authentication tag that ends each ciphertext. */
  public static final int TAG_SIZE = 16;

  private final String label;
  private final int keySize;
  private final int nonceSize;

  AeadAlgorithm(String label, int keySize, int nonceSize) {
    this.label = label;
    this.keySize = keySize;
    this.nonceSize = nonceSize;
  }

  public int keySize() {
    return keySize;
  }

  public int nonceSize() {
    return nonceSize;
  }

  @Override
  public String toString() {
    return label;
  }
}
