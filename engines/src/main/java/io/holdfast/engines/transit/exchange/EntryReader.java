package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.MacKeySize;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.PrivateKeys;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads the material of one version from a backup. A public key is computed from its private part,
 * never believed.
 */
final class EntryReader {
  private final KeyKind kind;
  private final JsonNode entry;

  EntryReader(KeyKind kind, JsonNode entry) {
    this.kind = kind;
    this.entry = entry;
  }

  /**
   * The material; the caller closes it.
   *
   * @throws CryptoException when it is not a key of the kind
   */
  Material read() {
    byte @Nullable [] macKey = kind == KeyKind.HMAC ? null : bytes(KeyEntry.HMAC_KEY);
    byte @Nullable [] privatePart = privatePart();
    if (privatePart != null) {
      return Material.restored(kind, privatePart, macKey);
    }
    if (!kind.signs()) {
      throw new CryptoException("key: a key of type " + kind + " has no private part");
    }
    return Material.restoredPublic(kind, publicKey(), macKey);
  }

  private byte @Nullable [] privatePart() {
    return switch (kind.algorithm()) {
      case Algorithm.Aead(var aead) -> sized(aead.keySize());
      case Algorithm.Mac() -> macKey();
      case Algorithm.Ed25519() -> ed25519();
      case Algorithm.Ecdsa(var nist) -> {
        byte @Nullable [] scalar = scalar(nist.curve());
        if (scalar == null) {
          yield null;
        }
        try {
          yield EcKeys.toPkcs8(nist.curve(), scalar);
        } finally {
          Arrays.fill(scalar, (byte) 0);
        }
      }
      case Algorithm.EcdsaSecp256k1() -> scalar(EcCurve.SECP256K1);
      case Algorithm.Bip340() -> scalar(EcCurve.SECP256K1);
      case Algorithm.Rsa r ->
          isAbsent(KeyEntry.RSA_KEY) ? null : rsa(RsaEntry.read(entry.path(KeyEntry.RSA_KEY)));
    };
  }

  private byte[] rsa(byte[] pkcs8) {
    try {
      return PrivateKeys.fromPkcs8(kind, pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private byte @Nullable [] sized(int size) {
    byte @Nullable [] key = bytes(KeyEntry.KEY);
    if (key != null && key.length != size) {
      throw new CryptoException(
          "key: a key of type %s has %d bytes, not %d".formatted(kind, size, key.length));
    }
    return key;
  }

  private byte @Nullable [] macKey() {
    byte @Nullable [] key = bytes(KeyEntry.KEY);
    if (key != null) {
      var _ = MacKeySize.checked(key.length);
    }
    return key;
  }

  /** Go keeps the public key behind the seed; it has to be that of the seed. */
  private byte @Nullable [] ed25519() {
    byte @Nullable [] both = sized(Ed25519.SEED_SIZE + Ed25519.PUBLIC_KEY_SIZE);
    if (both != null) {
      byte[] computed = PrivateKeys.withPublicHalf(Arrays.copyOf(both, Ed25519.SEED_SIZE));
      boolean same = Arrays.equals(computed, both);
      Arrays.fill(computed, (byte) 0);
      if (!same) {
        throw new CryptoException("key: its two halves are not an Ed25519 key pair");
      }
    }
    return both;
  }

  private byte @Nullable [] scalar(EcCurve curve) {
    if (isAbsent(KeyEntry.EC_D)) {
      return null;
    }
    BigInteger d = RsaEntry.number(entry, KeyEntry.EC_D);
    if (d.compareTo(curve.order()) >= 0) {
      throw new CryptoException("ec_d: larger than the order of " + curve);
    }
    return unsigned(d, curve.size());
  }

  private byte[] publicKey() {
    return switch (kind.algorithm()) {
      case Algorithm.Ecdsa(var nist) -> point(nist.curve());
      case Algorithm.EcdsaSecp256k1() -> point(EcCurve.SECP256K1);
      case Algorithm.Bip340() -> point(EcCurve.SECP256K1);
      case Algorithm.Rsa r -> RsaEntry.publicKey(entry.path(KeyEntry.RSA_PUBLIC_KEY));
      case Algorithm.Ed25519() -> PublicKeys.spki(kind, entry.path(KeyEntry.PUBLIC_KEY).asText());
      case Algorithm.Aead a -> throw new CryptoException("key: missing");
      case Algorithm.Mac m -> throw new CryptoException("key: missing");
    };
  }

  private byte[] point(EcCurve curve) {
    BigInteger x = RsaEntry.number(entry, KeyEntry.EC_X);
    BigInteger y = RsaEntry.number(entry, KeyEntry.EC_Y);
    if (x.bitLength() > 8 * curve.size() || y.bitLength() > 8 * curve.size()) {
      throw new CryptoException("ec_x, ec_y: not a point of " + curve);
    }
    byte[] point = new byte[1 + 2 * curve.size()];
    point[0] = 4;
    System.arraycopy(unsigned(x, curve.size()), 0, point, 1, curve.size());
    System.arraycopy(unsigned(y, curve.size()), 0, point, 1 + curve.size(), curve.size());
    return EcKeys.toSpki(curve, point);
  }

  /** A number in so many bytes, which hold it. */
  private static byte[] unsigned(BigInteger number, int size) {
    byte[] minimal = number.toByteArray();
    byte[] fixed = new byte[size];
    int taken = Math.min(minimal.length, size);
    System.arraycopy(minimal, minimal.length - taken, fixed, size - taken, taken);
    Arrays.fill(minimal, (byte) 0);
    return fixed;
  }

  private boolean isAbsent(String field) {
    JsonNode value = entry.path(field);
    return value.isNull() || value.isMissingNode();
  }

  private byte @Nullable [] bytes(String field) {
    if (isAbsent(field) || entry.path(field).asText().isEmpty()) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(entry.path(field).asText());
    } catch (IllegalArgumentException e) {
      throw new CryptoException(field + ": not base64");
    }
  }
}
