package io.holdfast.crypto.aead;

import io.holdfast.crypto.internal.RawKey;
import io.holdfast.crypto.internal.Sizes;

/** An algorithm for callers that bring key and nonce with each message. */
final class OneShot {
  private final AeadAlgorithm algorithm;
  private final AeadCipher cipher;

  OneShot(AeadAlgorithm algorithm, AeadCipher cipher) {
    this.algorithm = algorithm;
    this.cipher = cipher;
  }

  byte[] seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) {
    RawKey raw = checked(key, nonce);
    try {
      byte[] sealed = new byte[plaintext.length + AeadAlgorithm.TAG_SIZE];
      cipher.seal(raw, nonce, aad, plaintext, sealed, 0);
      return sealed;
    } finally {
      raw.destroy();
    }
  }

  byte[] open(byte[] key, byte[] nonce, byte[] aad, byte[] sealed) {
    RawKey raw = checked(key, nonce);
    try {
      return cipher.open(raw, nonce, aad, sealed, 0);
    } finally {
      raw.destroy();
    }
  }

  private RawKey checked(byte[] key, byte[] nonce) {
    checkKey(algorithm, key);
    checkNonce(algorithm, nonce);
    return cipher.key(key);
  }

  static void checkKey(AeadAlgorithm algorithm, byte[] key) {
    Sizes.check(algorithm + " key", key, algorithm.keySize());
  }

  static void checkNonce(AeadAlgorithm algorithm, byte[] nonce) {
    Sizes.check(algorithm + " nonce", nonce, algorithm.nonceSize());
  }
}
