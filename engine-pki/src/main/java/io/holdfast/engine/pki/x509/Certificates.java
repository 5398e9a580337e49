package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Signing and reading of certificates. */
public final class Certificates {
  private Certificates() {}

  /** A certificate of an issuer for somebody's key. */
  public static X509CertificateHolder sign(
      Draft draft,
      SubjectPublicKeyInfo subjectKey,
      X509CertificateHolder issuer,
      SigningKey issuerKey,
      SignatureScheme scheme) {
    return sign(
        draft,
        Serials.random(),
        subjectKey,
        issuer.getSubject(),
        KeyIds.subjectOf(issuer),
        issuerKey,
        scheme);
  }

  /** A root: a certificate that its own key signs. */
  public static X509CertificateHolder selfSign(
      Draft draft, SigningKey key, SignatureScheme scheme) {
    return sign(
        draft, Serials.random(), key.publicKey(), draft.subject(), new byte[0], key, scheme);
  }

  /** The same certificate, signed by another issuer: all but the issuer stays as it is. */
  public static X509CertificateHolder signAgain(
      X509CertificateHolder certificate,
      X509CertificateHolder issuer,
      SigningKey issuerKey,
      SignatureScheme scheme) {
    List<Extension> extensions = new ArrayList<>();
    for (ASN1ObjectIdentifier id : certificate.getExtensions().getExtensionOIDs()) {
      if (!id.equals(Extension.authorityKeyIdentifier)) {
        extensions.add(certificate.getExtension(id));
      }
    }
    extensions.add(DraftExtensions.authorityKeyId(KeyIds.subjectOf(issuer)));
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer.getSubject(),
            certificate.getSerialNumber(),
            certificate.getNotBefore(),
            certificate.getNotAfter(),
            certificate.getSubject(),
            certificate.getSubjectPublicKeyInfo());
    return build(builder, extensions, issuerKey.signer(scheme));
  }

  private static X509CertificateHolder build(
      X509v3CertificateBuilder builder, List<Extension> extensions, ContentSigner signer) {
    try {
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
    } catch (CertIOException e) {
      throw new CryptoException("certificate cannot be written", e);
    }
    return builder.build(signer);
  }

  private static X509CertificateHolder sign(
      Draft draft,
      BigInteger serial,
      SubjectPublicKeyInfo subjectKey,
      X500Name issuer,
      byte[] authorityKeyId,
      SigningKey issuerKey,
      SignatureScheme scheme) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            new Time(Date.from(draft.notBefore())),
            new Time(Date.from(draft.notAfter())),
            draft.subject(),
            subjectKey);
    List<Extension> extensions = DraftExtensions.of(draft, subjectKey, authorityKeyId);
    return build(builder, extensions, issuerKey.signer(scheme));
  }

  /** Reads DER, from a client or from the store. */
  public static X509CertificateHolder read(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException | RuntimeException malformed) {
      throw new Refusal.InvalidRequest("the certificate cannot be read: it is no X.509 in DER");
    }
  }

  public static byte[] der(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new CryptoException("certificate cannot be written", e);
    }
  }

  /** As PEM, without a line break at its end. */
  public static String pem(byte[] der) {
    return PemBlock.write(PemBlock.CERTIFICATE, der);
  }
}
