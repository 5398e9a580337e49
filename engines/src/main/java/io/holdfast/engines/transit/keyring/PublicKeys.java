package io.holdfast.engines.transit.keyring;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.crypto.sign.Ed25519;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Public keys between SubjectPublicKeyInfo DER and the text that the API shows: PEM, but base64 of
 * the 32 bytes for Ed25519 and, as BIP-340 writes them, 64 hex digits of the x coordinate for its
 * keys.
 */
public final class PublicKeys {
  private static final int COORDINATE = 32;

  private PublicKeys() {}

  /** A key as the API shows it. */
  public static String text(KeyKind kind, byte[] spki) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> Base64.getEncoder().encodeToString(Ed25519Keys.publicKeyOf(spki));
      case Algorithm.Bip340() -> HexFormat.of().formatHex(xOnly(spki));
      case Algorithm.Ecdsa e -> Pem.ofPublic(spki);
      case Algorithm.Rsa r -> Pem.ofPublic(spki);
      case Algorithm.EcdsaSecp256k1() -> Pem.ofPublic(spki);
      case Algorithm.Aead a -> throw none(kind);
      case Algorithm.Mac m -> throw none(kind);
    };
  }

  /** A key that the API showed, as SubjectPublicKeyInfo DER. */
  public static byte[] spki(KeyKind kind, String text) {
    return switch (kind.algorithm()) {
      case Algorithm.Ed25519() -> Ed25519Keys.toSpki(Base64.getDecoder().decode(text));
      case Algorithm.Bip340() -> evenY(HexFormat.of().parseHex(text));
      case Algorithm.Ecdsa e -> Pem.readPublic(text);
      case Algorithm.Rsa r -> Pem.readPublic(text);
      case Algorithm.EcdsaSecp256k1() -> Pem.readPublic(text);
      case Algorithm.Aead a -> throw none(kind);
      case Algorithm.Mac m -> throw none(kind);
    };
  }

  /**
   * A key that a client brought: PEM, or for BIP-340 also the 64 hex digits.
   *
   * @throws CryptoException when it is not a public key of this kind
   */
  public static byte[] imported(KeyKind kind, String text) {
    if (kind == KeyKind.BIP340_SECP256K1 && text.strip().length() == 2 * COORDINATE) {
      try {
        return evenY(HexFormat.of().parseHex(text.strip()));
      } catch (IllegalArgumentException e) {
        throw new CryptoException("public_key is neither 64 hex digits nor PEM");
      }
    }
    byte[] spki = Pem.readPublic(text);
    checkType(kind, KeyType.ofPublic(spki));
    if (kind.algorithm() instanceof Algorithm.Rsa(int bits)) {
      checkSize(bits, spki);
    }
    if (kind == KeyKind.ED25519 && !Ed25519.isValidPublicKey(Ed25519Keys.publicKeyOf(spki))) {
      throw new CryptoException("public_key is not a point that an Ed25519 key can have");
    }
    return spki;
  }

  /** The x coordinate of a key of BIP-340. */
  public static byte[] xOnly(byte[] spki) {
    return Arrays.copyOfRange(EcKeys.pointOf(spki), 1, 1 + COORDINATE);
  }

  private static byte[] evenY(byte[] x) {
    byte[] compressed = new byte[1 + COORDINATE];
    compressed[0] = 2;
    System.arraycopy(x, 0, compressed, 1, COORDINATE);
    return EcKeys.toSpki(EcCurve.SECP256K1, compressed);
  }

  static void checkType(KeyKind kind, KeyType type) {
    boolean fits =
        switch (kind.algorithm()) {
          case Algorithm.Ed25519() -> type == KeyType.ED25519;
          case Algorithm.Rsa r -> type == KeyType.RSA;
          case Algorithm.EcdsaSecp256k1() -> type == KeyType.EC_SECP256K1;
          case Algorithm.Bip340() -> type == KeyType.EC_SECP256K1;
          case Algorithm.Ecdsa(var nist) -> type == nist.type();
          case Algorithm.Aead a -> throw none(kind);
          case Algorithm.Mac m -> throw none(kind);
        };
    if (!fits) {
      throw new CryptoException("invalid key type: expected " + kind + ", got " + type);
    }
  }

  static void checkSize(int bits, byte[] spki) {
    int actual = RsaKeys.modulusOf(spki).bitLength();
    if ((actual + 7) / 8 != bits / 8) {
      throw new CryptoException(
          "invalid key size: expected %d bits, got %d".formatted(bits, actual));
    }
  }

  private static CryptoException none(KeyKind kind) {
    return new CryptoException("a key of type " + kind + " has no public key");
  }
}
