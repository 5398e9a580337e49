package io.holdfast.crypto.sign;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Sizes;
import java.util.Arrays;
import java.util.HexFormat;

/** The two encodings of Ed25519 keys in RFC 8410; both are a fixed prefix and 32 bytes. */
public final class Ed25519Keys {
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519Keys() {}

  /** A seed of 32 bytes as PKCS#8 DER. */
  public static byte[] toPkcs8(byte[] seed) {
    Sizes.check("Ed25519 seed", seed, Ed25519.SEED_SIZE);
    return join(PKCS8_PREFIX, seed);
  }

  /** The seed in a PKCS#8 DER key; an appended public key (version 2) is ignored. */
  public static byte[] seedOf(byte[] pkcs8) {
    return PrivateKeyDer.ed25519Seed(pkcs8);
  }

  /** A public key of 32 bytes as SubjectPublicKeyInfo DER. */
  public static byte[] toSpki(byte[] publicKey) {
    Sizes.check("Ed25519 public key", publicKey, Ed25519.PUBLIC_KEY_SIZE);
    return join(SPKI_PREFIX, publicKey);
  }

  /** The 32 bytes in a SubjectPublicKeyInfo DER key. */
  public static byte[] publicKeyOf(byte[] spki) {
    int prefix = SPKI_PREFIX.length;
    if (spki.length != prefix + Ed25519.PUBLIC_KEY_SIZE
        || !Arrays.equals(spki, 0, prefix, SPKI_PREFIX, 0, prefix)) {
      throw new CryptoException("not an Ed25519 public key in SubjectPublicKeyInfo form");
    }
    return Arrays.copyOfRange(spki, prefix, spki.length);
  }

  private static byte[] join(byte[] prefix, byte[] key) {
    byte[] joined = Arrays.copyOf(prefix, prefix.length + key.length);
    System.arraycopy(key, 0, joined, prefix.length, key.length);
    return joined;
  }
}
