package io.holdfast.engines.transit.keyring;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.crypto.key.RsaNumbers;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;

/** Private parts between their stored form, which {@link Algorithm} tells, and PKCS#8 DER. */
public final class PrivateKeys {
  private PrivateKeys() {}

  /** The stored form of an Ed25519 key. Zeroes the seed. */
  public static byte[] withPublicHalf(byte[] seed) {
    byte[] publicKey = Ed25519.publicKey(seed);
    byte[] both = Arrays.copyOf(seed, Ed25519.SEED_SIZE + Ed25519.PUBLIC_KEY_SIZE);
    System.arraycopy(publicKey, 0, both, Ed25519.SEED_SIZE, Ed25519.PUBLIC_KEY_SIZE);
    Arrays.fill(seed, (byte) 0);
    return both;
  }

  /**
   * The stored form of a key in PKCS#8 DER, which the caller zeroes.
   *
   * @throws CryptoException when it is not a key of this kind
   */
  public static byte[] fromPkcs8(KeyKind kind, byte[] pkcs8) {
    PublicKeys.checkType(kind, KeyType.ofPrivate(pkcs8));
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> withPublicHalf(Ed25519Keys.seedOf(pkcs8));
      case Algorithm.Ecdsa(var nist) -> {
        byte[] scalar = EcKeys.scalarOf(pkcs8);
        try {
          yield EcKeys.toPkcs8(nist.curve(), scalar);
        } finally {
          Arrays.fill(scalar, (byte) 0);
        }
      }
      case Algorithm.Rsa(int bits) -> {
        PublicKeys.checkSize(bits, RsaKeys.spkiOf(pkcs8));
        yield RsaNumbers.of(pkcs8).toPkcs8();
      }
      case Algorithm.EcdsaSecp256k1() -> EcKeys.scalarOf(pkcs8);
      case Algorithm.Bip340() -> EcKeys.scalarOf(pkcs8);
      case Algorithm.Aead a -> throw symmetric(kind);
      case Algorithm.Mac m -> throw symmetric(kind);
    };
  }

  /** A private part in stored form as PKCS#8 DER; the caller zeroes it. */
  public static byte[] toPkcs8(KeyKind kind, byte[] stored) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> {
        byte[] seed = Arrays.copyOf(stored, Ed25519.SEED_SIZE);
        try {
          yield Ed25519Keys.toPkcs8(seed);
        } finally {
          Arrays.fill(seed, (byte) 0);
        }
      }
      case Algorithm.Ecdsa e -> stored.clone();
      case Algorithm.Rsa r -> stored.clone();
      case Algorithm.EcdsaSecp256k1() -> EcKeys.toPkcs8(EcCurve.SECP256K1, stored);
      case Algorithm.Bip340() -> EcKeys.toPkcs8(EcCurve.SECP256K1, stored);
      case Algorithm.Aead a -> throw symmetric(kind);
      case Algorithm.Mac m -> throw symmetric(kind);
    };
  }

  /** The public key, in SubjectPublicKeyInfo DER, of a private part in stored form. */
  static byte[] spki(KeyKind kind, byte[] stored) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() ->
          Ed25519Keys.toSpki(Arrays.copyOfRange(stored, Ed25519.SEED_SIZE, stored.length));
      case Algorithm.Ecdsa e -> EcKeys.spkiOf(stored);
      case Algorithm.Rsa r -> RsaKeys.spkiOf(stored);
      case Algorithm.EcdsaSecp256k1() -> secp256k1(stored);
      case Algorithm.Bip340() -> secp256k1(stored);
      case Algorithm.Aead a -> throw symmetric(kind);
      case Algorithm.Mac m -> throw symmetric(kind);
    };
  }

  private static byte[] secp256k1(byte[] scalar) {
    return EcKeys.toSpki(EcCurve.SECP256K1, Secp256k1.publicKey(scalar));
  }

  private static CryptoException symmetric(KeyKind kind) {
    return new CryptoException("a key of type " + kind + " has no public key");
  }
}
