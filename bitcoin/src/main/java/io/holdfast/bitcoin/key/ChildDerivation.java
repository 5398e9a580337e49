package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/** What derivation from private and from public keys have in common (BIP-32, "CKD functions"). */
final class ChildDerivation {
  private ChildDerivation() {}

  /** The 64 bytes I of a step. {@code key33} is a public key, or a zero byte and a private key. */
  static byte[] mac(Bytes chainCode, byte[] key33, ChildNumber step) {
    byte[] data = ByteBuffer.allocate(37).put(key33).putInt(step.raw()).array();
    try {
      return Hmac.mac(HashAlgorithm.SHA2_512, chainCode.toArray(), data);
    } finally {
      Arrays.fill(data, (byte) 0);
    }
  }

  /** I<sub>L</sub>, what is added to the key. */
  static byte[] left(byte[] mac) {
    return Arrays.copyOf(mac, 32);
  }

  /** I<sub>R</sub>, the chain code. */
  static Bytes right(byte[] mac) {
    return Bytes.of(Arrays.copyOfRange(mac, 32, 64));
  }

  /**
   * The derived key, or the error that BIP-32 foresees with a probability below 2<sup>-127</sup>.
   */
  static byte[] valid(ChildNumber step, Supplier<byte[]> derivation) {
    try {
      return derivation.get();
    } catch (CryptoException e) {
      throw new KeyFormatException(
          "there is no key at step " + step + "; BIP-32 says to take the next index", e);
    }
  }
}
