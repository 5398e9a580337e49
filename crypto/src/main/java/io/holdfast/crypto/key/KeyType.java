package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** What kind of key an encoding holds. */
public enum KeyType {
  ED25519,
  EC_P256,
  EC_P384,
  EC_P521,
  EC_SECP256K1,
  RSA;

  /** The type of a private key in PKCS#8 DER. */
  public static KeyType ofPrivate(byte[] pkcs8) {
    return of(Der.privateKey(pkcs8).getPrivateKeyAlgorithm());
  }

  /** The type of a public key in SubjectPublicKeyInfo DER. */
  public static KeyType ofPublic(byte[] spki) {
    return of(Der.publicKey(spki).getAlgorithm());
  }

  private static KeyType of(AlgorithmIdentifier algorithm) {
    ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
    if (oid.equals(Der.ED25519)) {
      return ED25519;
    }
    if (oid.equals(Der.RSA)) {
      return RSA;
    }
    if (oid.equals(Der.EC)) {
      return switch (EcCurve.of(algorithm.getParameters())) {
        case P256 -> EC_P256;
        case P384 -> EC_P384;
        case P521 -> EC_P521;
        case SECP256K1 -> EC_SECP256K1;
      };
    }
    throw new CryptoException(
        "unsupported key algorithm " + oid + "; supported are Ed25519, EC and RSA");
  }
}
