package io.holdfast.engine.pki.store;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Which issuers share their CRLs: those with the same subject and key, however often they were
 * signed. To clients of the one or the other they are the same issuer.
 */
public final class CrlSets {
  private static final int DIGITS = 32;

  private CrlSets() {}

  public static String of(Issuer issuer) {
    X509CertificateHolder certificate = issuer.holder();
    return of(certificate.getSubject(), certificate.getSubjectPublicKeyInfo());
  }

  public static String of(X500Name subject, SubjectPublicKeyInfo key) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    try {
      both.writeBytes(subject.getEncoded("DER"));
      both.writeBytes(key.getEncoded("DER"));
    } catch (IOException e) {
      throw new CryptoException("an issuer's name cannot be written", e);
    }
    return HexFormat.of()
        .formatHex(HashAlgorithm.SHA2_256.hash(both.toByteArray()))
        .substring(0, DIGITS);
  }
}
