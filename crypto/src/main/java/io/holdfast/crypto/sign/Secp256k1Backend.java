package io.holdfast.crypto.sign;

import java.util.List;

/**
 * An implementation of secp256k1. Sizes were checked before; private keys and points were not.
 * Whatever is outside the curve's domain is a {@link io.holdfast.crypto.CryptoException}, except
 * that a verification answers false.
 */
sealed interface Secp256k1Backend permits LibSecp256k1, PortableSecp256k1 {
  /** Name and version, for the log. */
  String description();

  boolean isValidPrivateKey(byte[] privateKey);

  /** Compressed. */
  byte[] publicKey(byte[] privateKey);

  /** Any encoding to the uncompressed one. */
  byte[] decompress(byte[] publicKey);

  byte[] signEcdsa(byte[] privateKey, byte[] hash);

  /** The signature's s is in the lower half. */
  boolean verifyEcdsa(byte[] publicKey, byte[] hash, byte[] compact);

  byte[] signSchnorr(byte[] privateKey, byte[] message, byte[] aux);

  boolean verifySchnorr(byte[] xOnly, byte[] message, byte[] signature);

  byte[] privateAdd(byte[] privateKey, byte[] tweak);

  byte[] privateNegate(byte[] privateKey);

  byte[] privateMultiply(byte[] privateKey, byte[] factor);

  /** Compressed, as the three that follow. */
  byte[] publicAdd(byte[] publicKey, byte[] tweak);

  byte[] publicNegate(byte[] publicKey);

  byte[] publicMultiply(byte[] publicKey, byte[] factor);

  byte[] publicCombine(List<byte[]> publicKeys);
}
