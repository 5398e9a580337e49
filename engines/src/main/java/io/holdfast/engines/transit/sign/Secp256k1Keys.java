package io.holdfast.engines.transit.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;

/**
 * Signatures on Bitcoin's curve: ECDSA, deterministic (RFC 6979) with s in the lower half, and
 * BIP-340.
 */
final class Secp256k1Keys {
  private static final int SIZE = 32;

  private Secp256k1Keys() {}

  /**
   * @param scalar owned by the result
   */
  static SigningKey ecdsa(SecretBytes scalar) {
    return new Ecdsa(scalar);
  }

  /**
   * @param scalar owned by the result
   */
  static SigningKey bip340(SecretBytes scalar) {
    return new Bip340(scalar);
  }

  /** Takes s in either half, since other signers don't all keep to the lower one. */
  static VerifyingKey verifyingEcdsa(byte[] publicKey) {
    return (options, context, input, signature) -> {
      byte[] compact = compact(options.marshaling(), signature);
      return compact.length == 2 * SIZE
          && Secp256k1.verifyEcdsa(publicKey, sized(input), Secp256k1.normalize(compact));
    };
  }

  static VerifyingKey verifyingBip340(byte[] xOnly) {
    return (options, context, input, signature) -> Secp256k1.verifySchnorr(xOnly, input, signature);
  }

  private static byte[] compact(EcdsaEncoding marshaling, byte[] signature) {
    return switch (marshaling) {
      case JWS -> signature;
      case ASN1 -> {
        DerSignature.check(signature);
        try {
          yield Secp256k1.fromDer(signature);
        } catch (CryptoException outOfRange) {
          yield new byte[0];
        }
      }
    };
  }

  /** The leftmost 256 bits of a hash (SEC 1, section 4.1.3), as a number of 32 bytes. */
  private static byte[] sized(byte[] hash) {
    if (hash.length >= SIZE) {
      return Arrays.copyOf(hash, SIZE);
    }
    byte[] padded = new byte[SIZE];
    System.arraycopy(hash, 0, padded, SIZE - hash.length, hash.length);
    return padded;
  }

  private record Ecdsa(SecretBytes scalar) implements SigningKey {
    @Override
    public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
      byte[] hash = sized(input);
      byte[] compact = scalar.use(key -> Secp256k1.signEcdsa(key, hash));
      return Signature.of(
          switch (options.marshaling()) {
            case ASN1 -> Secp256k1.toDer(compact);
            case JWS -> compact;
          });
    }

    @Override
    public void close() {
      scalar.close();
    }
  }

  private record Bip340(SecretBytes scalar) implements SigningKey {
    @Override
    public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
      return Signature.of(
          scalar.use(key -> Secp256k1.signSchnorr(key, input, Randomness.bytes(SIZE))));
    }

    @Override
    public void close() {
      scalar.close();
    }
  }
}
