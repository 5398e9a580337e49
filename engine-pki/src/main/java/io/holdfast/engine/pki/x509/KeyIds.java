package io.holdfast.engine.pki.x509;

import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** Identifiers of keys: SHA-1 of the public key's bits (RFC 5280, 4.2.1.2, first method). */
public final class KeyIds {
  private KeyIds() {}

  public static byte[] of(SubjectPublicKeyInfo key) {
    return HashAlgorithm.SHA1.hash(key.getPublicKeyData().getOctets());
  }

  /** The identifier that a certificate states, else its key's. */
  public static byte[] subjectOf(X509CertificateHolder certificate) {
    Extensions extensions = certificate.getExtensions();
    SubjectKeyIdentifier stated =
        extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions);
    return stated == null ? of(certificate.getSubjectPublicKeyInfo()) : stated.getKeyIdentifier();
  }

  /** The identifier of the issuer's key that a certificate states. */
  public static Optional<byte[]> authorityOf(X509CertificateHolder certificate) {
    Extensions extensions = certificate.getExtensions();
    AuthorityKeyIdentifier stated =
        extensions == null ? null : AuthorityKeyIdentifier.fromExtensions(extensions);
    return stated == null ? Optional.empty() : Optional.ofNullable(stated.getKeyIdentifierOctets());
  }
}
