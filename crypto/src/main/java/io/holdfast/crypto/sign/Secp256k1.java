package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.internal.Providers;
import io.holdfast.crypto.internal.Sizes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The curve of Bitcoin (SEC 2) with ECDSA and the Schnorr signatures of BIP-340. Private keys,
 * hashes and tweaks have 32 bytes, public keys 33 (compressed) or 65, x-only keys 32, signatures
 * 64. A private key or point outside the curve's domain is a {@link CryptoException}.
 */
public final class Secp256k1 {
  private static final BigInteger ORDER =
      new BigInteger(
          1,
          HexFormat.of()
              .parseHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"));

  private Secp256k1() {}

  /** Loads the native library now, if it was not used before. */
  public static void load() {
    backend();
  }

  /** A fresh private key. */
  public static byte[] generatePrivateKey() {
    byte[] key = Randomness.bytes(32);
    while (!isValidPrivateKey(key)) {
      Randomness.fill(key);
    }
    return key;
  }

  /** Whether these are 32 bytes of a number between 1 and the curve's order. */
  public static boolean isValidPrivateKey(byte[] privateKey) {
    return privateKey.length == 32 && backend().isValidPrivateKey(privateKey);
  }

  /** The compressed public key, 33 bytes. */
  public static byte[] publicKey(byte[] privateKey) {
    return backend().publicKey(checkedPrivate(privateKey));
  }

  /** Whether these are 33 or 65 bytes of a point of the curve. */
  public static boolean isValidPublicKey(byte[] publicKey) {
    try {
      return decompress(publicKey).length == 65;
    } catch (CryptoException invalid) {
      return false;
    }
  }

  /** The uncompressed form, 65 bytes, of a public key in either form. */
  public static byte[] decompress(byte[] publicKey) {
    return backend().decompress(checkedPublic(publicKey));
  }

  /** The compressed form, 33 bytes, of a public key in either form. */
  public static byte[] compress(byte[] publicKey) {
    byte[] uncompressed = decompress(publicKey);
    byte[] compressed = Arrays.copyOf(uncompressed, 33);
    compressed[0] = (byte) (2 + (uncompressed[64] & 1));
    return compressed;
  }

  /** Deterministic (RFC 6979) ECDSA over a hash: {@code r || s} with s in the lower half. */
  public static byte[] signEcdsa(byte[] privateKey, byte[] hash) {
    Sizes.check("hash", hash, 32);
    return backend().signEcdsa(checkedPrivate(privateKey), hash);
  }

  /**
   * Whether {@code compact} is an ECDSA signature over the hash. One with s in the upper half is
   * not, as BIP-146 has it; {@link #normalize} turns it into one.
   */
  public static boolean verifyEcdsa(byte[] publicKey, byte[] hash, byte[] compact) {
    Sizes.check("hash", hash, 32);
    return compact.length == 64
        && hasPublicKeySize(publicKey)
        && backend().verifyEcdsa(publicKey, hash, compact);
  }

  /** The same signature with s in the lower half. */
  public static byte[] normalize(byte[] compact) {
    Sizes.check("signature", compact, 64);
    BigInteger s = new BigInteger(1, compact, 32, 32);
    if (s.compareTo(ORDER.shiftRight(1)) <= 0 || s.compareTo(ORDER) >= 0) {
      return compact.clone();
    }
    return PortableSecp256k1.concatenated(new BigInteger(1, compact, 0, 32), ORDER.subtract(s));
  }

  /** The DER form of a signature {@code r || s}, without a sighash byte. */
  public static byte[] toDer(byte[] compact) {
    return EcdsaSignatures.toDer(compact, 32);
  }

  /** The form {@code r || s} of a signature in strict DER (BIP-66), without a sighash byte. */
  public static byte[] fromDer(byte[] der) {
    return EcdsaSignatures.fromDer(der, 32);
  }

  /**
   * A BIP-340 signature over a message, usually a hash of 32 bytes, with 32 bytes of auxiliary
   * randomness, which may be zeros.
   */
  public static byte[] signSchnorr(byte[] privateKey, byte[] message, byte[] aux) {
    Sizes.check("auxiliary randomness", aux, 32);
    return backend().signSchnorr(checkedPrivate(privateKey), message, aux);
  }

  /** Whether {@code signature} is a BIP-340 signature over the message. */
  public static boolean verifySchnorr(byte[] xOnly, byte[] message, byte[] signature) {
    return xOnly.length == 32
        && signature.length == 64
        && backend().verifySchnorr(xOnly, message, signature);
  }

  /** The private key plus a tweak, modulo the order; a sum of zero is an error. */
  public static byte[] privateAdd(byte[] privateKey, byte[] tweak) {
    Sizes.check("tweak", tweak, 32);
    return backend().privateAdd(checkedPrivate(privateKey), tweak);
  }

  /** The negative of a private key, whose public key has the other y. */
  public static byte[] privateNegate(byte[] privateKey) {
    return backend().privateNegate(checkedPrivate(privateKey));
  }

  /** The private key times a factor between 1 and n-1, modulo the order. */
  public static byte[] privateMultiply(byte[] privateKey, byte[] factor) {
    Sizes.check("factor", factor, 32);
    return backend().privateMultiply(checkedPrivate(privateKey), factor);
  }

  /** The public key plus the tweak's: what {@link #privateAdd} does, without the private key. */
  public static byte[] publicAdd(byte[] publicKey, byte[] tweak) {
    Sizes.check("tweak", tweak, 32);
    return backend().publicAdd(checkedPublic(publicKey), tweak);
  }

  /** The public key with the other y, compressed. */
  public static byte[] publicNegate(byte[] publicKey) {
    return backend().publicNegate(checkedPublic(publicKey));
  }

  /**
   * The public key times a factor between 1 and n-1, compressed. The factor must be public: the
   * time tells it.
   */
  public static byte[] publicMultiply(byte[] publicKey, byte[] factor) {
    Sizes.check("factor", factor, 32);
    return backend().publicMultiply(checkedPublic(publicKey), factor);
  }

  /** The sum of one or more public keys, compressed; a sum at infinity is an error. */
  public static byte[] publicCombine(List<byte[]> publicKeys) {
    if (publicKeys.isEmpty()) {
      throw new CryptoException("at least 1 public key is needed");
    }
    publicKeys.forEach(Secp256k1::checkedPublic);
    return backend().publicCombine(publicKeys);
  }

  static Secp256k1Backend backend() {
    return Chosen.BACKEND;
  }

  private static byte[] checkedPrivate(byte[] privateKey) {
    Sizes.check("private key", privateKey, 32);
    return privateKey;
  }

  private static byte[] checkedPublic(byte[] publicKey) {
    if (!hasPublicKeySize(publicKey)) {
      throw new CryptoException(
          "public key must have 33 bytes, or 65 uncompressed, not " + publicKey.length);
    }
    return publicKey;
  }

  /** Hybrid encodings (prefix 6 and 7) are no public keys here, as in Bitcoin since BIP-66. */
  private static boolean hasPublicKeySize(byte[] publicKey) {
    return publicKey.length == 33 || (publicKey.length == 65 && publicKey[0] == 4);
  }

  /** Initialised, and the native library thereby loaded, on first use. */
  private static final class Chosen {
    private static final Logger LOG = LoggerFactory.getLogger(Secp256k1.class);
    static final Secp256k1Backend BACKEND = choose();

    private static Secp256k1Backend choose() {
      Secp256k1Backend backend = Providers.nativeAllowed() ? load() : new PortableSecp256k1();
      LOG.info("secp256k1: {}", backend.description());
      return backend;
    }

    private static Secp256k1Backend load() {
      try {
        return new LibSecp256k1();
      } catch (LinkageError | RuntimeException e) {
        LOG.warn("secp256k1: the native library does not load here: {}", e.toString());
        return new PortableSecp256k1();
      }
    }
  }
}
