package io.holdfast.crypto.sign;

import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.internal.Sizes;

/**
 * Ed25519 (RFC 8032). A private key is its seed of 32 bytes, a public key has 32 bytes, a signature
 * 64. Signing is deterministic.
 */
public final class Ed25519 {
  public static final int SEED_SIZE = 32;
  public static final int PUBLIC_KEY_SIZE = 32;
  public static final int SIGNATURE_SIZE = 64;

  private Ed25519() {}

  /** A fresh private key. */
  public static byte[] generateSeed() {
    return Randomness.bytes(SEED_SIZE);
  }

  /** The public key of a seed. */
  public static byte[] publicKey(byte[] seed) {
    checkSeed(seed);
    byte[] publicKey = new byte[PUBLIC_KEY_SIZE];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    return publicKey;
  }

  /** The signature over {@code message}. For many under one key use {@link #signer}. */
  public static byte[] sign(byte[] seed, byte[] message) {
    try (Signer signer = signer(seed)) {
      return signer.sign(message);
    }
  }

  /** A signer that is prepared once, for hot paths. Its key is on the heap until it is closed. */
  public static Signer signer(byte[] seed) {
    checkSeed(seed);
    return Ed25519Backend.chosen().signer(seed);
  }

  /** Whether {@code signature} is one over {@code message} by the owner of {@code publicKey}. */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    Sizes.check("Ed25519 public key", publicKey, PUBLIC_KEY_SIZE);
    return signature.length == SIGNATURE_SIZE
        && Ed25519Backend.chosen().verify(publicKey, message, signature);
  }

  /** Whether 32 bytes are the encoding of a point of the group, and not one of small order. */
  public static boolean isValidPublicKey(byte[] publicKey) {
    return publicKey.length == PUBLIC_KEY_SIZE
        && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(publicKey, 0);
  }

  private static void checkSeed(byte[] seed) {
    Sizes.check("Ed25519 seed", seed, SEED_SIZE);
  }
}
