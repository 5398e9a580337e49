package io.holdfast.crypto.key;

import io.holdfast.crypto.CryptoException;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A request for a certificate (PKCS#10, RFC 2986), to be signed by the key that it is for. */
public final class CertificateRequest {
  private final CertificationRequestInfo info;

  private CertificateRequest(CertificationRequestInfo info) {
    this.info = info;
  }

  /** A request that names nobody. */
  public static CertificateRequest of(byte[] spki) {
    return of(new X500Name(new RDN[0]), new DERSet(), spki);
  }

  /**
   * A request with the subject and the attributes of another one, whose key and signature do not
   * count.
   *
   * @param template as PEM
   */
  public static CertificateRequest like(String template, byte[] spki) {
    byte[] der = Pem.readCertificateRequest(template);
    CertificationRequestInfo info =
        Der.parsed(
            "a certificate request in PKCS#10 form",
            () -> CertificationRequest.getInstance(Der.read(der)).getCertificationRequestInfo());
    ASN1Set attributes = info.getAttributes();
    return of(info.getSubject(), attributes == null ? new DERSet() : attributes, spki);
  }

  private static CertificateRequest of(X500Name subject, ASN1Set attributes, byte[] spki) {
    SubjectPublicKeyInfo key = Der.publicKey(spki);
    try {
      return new CertificateRequest(new CertificationRequestInfo(subject, key, attributes));
    } catch (IllegalArgumentException e) {
      throw new CryptoException("the attributes of the certificate request are malformed", e);
    }
  }

  /** The bytes that the signature covers. */
  public byte[] toBeSigned() {
    return Der.write(info);
  }

  /** The request as PEM, with the signature over {@link #toBeSigned}. */
  public String signed(CertificateSignature algorithm, byte[] signature) {
    return Pem.ofCertificateRequest(
        Der.write(
            new CertificationRequest(info, algorithm.identifier(), new DERBitString(signature))));
  }
}
