package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** How a certificate, request, CRL or OCSP answer is signed. */
public enum SignatureScheme {
  RSA_SHA256("SHA256WithRSA", HashAlgorithm.SHA2_256, "1.2.840.113549.1.1.11", false),
  RSA_SHA384("SHA384WithRSA", HashAlgorithm.SHA2_384, "1.2.840.113549.1.1.12", false),
  RSA_SHA512("SHA512WithRSA", HashAlgorithm.SHA2_512, "1.2.840.113549.1.1.13", false),
  PSS_SHA256("SHA256WithRSAPSS", HashAlgorithm.SHA2_256, "2.16.840.1.101.3.4.2.1", true),
  PSS_SHA384("SHA384WithRSAPSS", HashAlgorithm.SHA2_384, "2.16.840.1.101.3.4.2.2", true),
  PSS_SHA512("SHA512WithRSAPSS", HashAlgorithm.SHA2_512, "2.16.840.1.101.3.4.2.3", true),
  ECDSA_SHA256("ECDSAWithSHA256", HashAlgorithm.SHA2_256, "1.2.840.10045.4.3.2", false),
  ECDSA_SHA384("ECDSAWithSHA384", HashAlgorithm.SHA2_384, "1.2.840.10045.4.3.3", false),
  ECDSA_SHA512("ECDSAWithSHA512", HashAlgorithm.SHA2_512, "1.2.840.10045.4.3.4", false),
  ED25519("Ed25519", HashAlgorithm.SHA2_512, "1.3.101.112", false);

  private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
  private static final String MGF1 = "1.2.840.113549.1.1.8";

  private final String apiName;
  private final HashAlgorithm hash;

  /** Of the signature, or with PSS of the hash. */
  private final String oid;

  private final boolean pss;

  SignatureScheme(String apiName, HashAlgorithm hash, String oid, boolean pss) {
    this.apiName = apiName;
    this.hash = hash;
    this.oid = oid;
    this.pss = pss;
  }

  /**
   * What a key signs with. The hash of an EC key follows its curve, whatever was asked for: a
   * longer one would be cut.
   *
   * @param signatureBits of the hash, for RSA: 256, 384, 512, or 0 for 256
   */
  public static SignatureScheme of(KeySpec key, int signatureBits, boolean pss) {
    return switch (key.kind()) {
      case ED25519 -> ED25519;
      case EC -> key.bits() <= 256 ? ECDSA_SHA256 : key.bits() == 384 ? ECDSA_SHA384 : ECDSA_SHA512;
      case RSA ->
          switch (checked(signatureBits)) {
            case 384 -> pss ? PSS_SHA384 : RSA_SHA384;
            case 512 -> pss ? PSS_SHA512 : RSA_SHA512;
            default -> pss ? PSS_SHA256 : RSA_SHA256;
          };
    };
  }

  /** Refuses other lengths of hashes than there are. */
  public static int checked(long signatureBits) {
    if (signatureBits != 0
        && signatureBits != 256
        && signatureBits != 384
        && signatureBits != 512) {
      throw new Refusal.InvalidRequest(
          "signature_bits is 256, 384, 512, or 0 for the default, not " + signatureBits);
    }
    return (int) signatureBits;
  }

  /** The scheme by its name in the API, in any case; a refusal lists those there are. */
  public static SignatureScheme named(String name) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.apiName.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "unknown revocation_signature_algorithm "
                    + name
                    + ": it is one of "
                    + Arrays.stream(values()).map(SignatureScheme::apiName).toList()));
  }

  /** Whether a key of this kind can sign so. */
  public boolean suits(KeyKind kind) {
    return switch (kind) {
      case RSA -> name().startsWith("RSA") || pss;
      case EC -> name().startsWith("ECDSA");
      case ED25519 -> this == ED25519;
    };
  }

  public String apiName() {
    return apiName;
  }

  public HashAlgorithm hash() {
    return hash;
  }

  public boolean pss() {
    return pss;
  }

  AlgorithmIdentifier algorithm() {
    ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(oid);
    if (pss) {
      AlgorithmIdentifier digest = new AlgorithmIdentifier(id, DERNull.INSTANCE);
      return new AlgorithmIdentifier(
          new ASN1ObjectIdentifier(RSASSA_PSS),
          new RSASSAPSSparams(
              digest,
              new AlgorithmIdentifier(new ASN1ObjectIdentifier(MGF1), digest),
              new ASN1Integer(hash.size()),
              RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }
    return suits(KeyKind.RSA)
        ? new AlgorithmIdentifier(id, DERNull.INSTANCE)
        : new AlgorithmIdentifier(id);
  }
}
