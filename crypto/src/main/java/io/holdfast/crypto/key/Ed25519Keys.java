package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.internal.Sizes;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The encodings of Ed25519 keys (RFC 8410). Raw, a private key is its seed; both have 32 bytes. */
public final class Ed25519Keys {
  private static final int SIZE = 32;
  private static final AlgorithmIdentifier ED25519 = new AlgorithmIdentifier(Der.ED25519);

  private Ed25519Keys() {}

  /** A seed as PKCS#8 DER. */
  public static byte[] toPkcs8(byte[] seed) {
    Sizes.check("Ed25519 seed", seed, SIZE);
    return Der.parsed(
        "an Ed25519 seed", () -> Der.write(new PrivateKeyInfo(ED25519, new DEROctetString(seed))));
  }

  /** The seed in a PKCS#8 DER key; a public key that is appended to it is ignored. */
  public static byte[] seedOf(byte[] pkcs8) {
    PrivateKeyInfo info = Der.privateKey(pkcs8);
    checkAlgorithm(info.getPrivateKeyAlgorithm());
    byte[] seed =
        Der.parsed(
            "an Ed25519 private key",
            () -> ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets());
    Sizes.check("Ed25519 seed", seed, SIZE);
    return seed;
  }

  /** A public key as SubjectPublicKeyInfo DER. */
  public static byte[] toSpki(byte[] publicKey) {
    Sizes.check("Ed25519 public key", publicKey, SIZE);
    return Der.write(new SubjectPublicKeyInfo(ED25519, publicKey));
  }

  /** The 32 bytes in a SubjectPublicKeyInfo DER key. */
  public static byte[] publicKeyOf(byte[] spki) {
    SubjectPublicKeyInfo info = Der.publicKey(spki);
    checkAlgorithm(info.getAlgorithm());
    byte[] publicKey = info.getPublicKeyData().getOctets();
    Sizes.check("Ed25519 public key", publicKey, SIZE);
    return publicKey;
  }

  private static void checkAlgorithm(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(Der.ED25519)) {
      throw new CryptoException("not an Ed25519 key: its algorithm is " + algorithm.getAlgorithm());
    }
  }
}
