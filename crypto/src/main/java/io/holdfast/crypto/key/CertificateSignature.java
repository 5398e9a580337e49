package io.holdfast.crypto.key;

import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** The signatures of certificates and of requests for them, by type of key (RFC 5758, RFC 8410). */
public enum CertificateSignature {
  SHA256_WITH_RSA("1.2.840.113549.1.1.11", HashAlgorithm.SHA2_256),
  ECDSA_WITH_SHA256("1.2.840.10045.4.3.2", HashAlgorithm.SHA2_256),
  ECDSA_WITH_SHA384("1.2.840.10045.4.3.3", HashAlgorithm.SHA2_384),
  ECDSA_WITH_SHA512("1.2.840.10045.4.3.4", HashAlgorithm.SHA2_512),
  /** Hashes within: the message is signed as it is. */
  ED25519("1.3.101.112", null);

  private final String oid;
  private final Optional<HashAlgorithm> hash;

  CertificateSignature(String oid, @Nullable HashAlgorithm hash) {
    this.oid = oid;
    this.hash = Optional.ofNullable(hash);
  }

  /** The one that keys of a type make; a larger curve has a longer hash. */
  public static CertificateSignature of(KeyType type) {
    return switch (type) {
      case RSA -> SHA256_WITH_RSA;
      case EC_P256, EC_SECP256K1 -> ECDSA_WITH_SHA256;
      case EC_P384 -> ECDSA_WITH_SHA384;
      case EC_P521 -> ECDSA_WITH_SHA512;
      case ED25519 -> ED25519;
    };
  }

  /** The hash of the message; empty where the message itself is signed. */
  public Optional<HashAlgorithm> hash() {
    return hash;
  }

  AlgorithmIdentifier identifier() {
    ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(oid);
    return this == SHA256_WITH_RSA
        ? new AlgorithmIdentifier(algorithm, DERNull.INSTANCE)
        : new AlgorithmIdentifier(algorithm);
  }
}
