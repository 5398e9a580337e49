package io.holdfast.auth.cert;

import io.holdfast.api.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A revocation list as it came (RFC 5280, section 5), in PEM or DER. */
record CrlText(X509CRL crl) {
  private static final int MOST = 500_000;

  /**
   * @throws Refusal.InvalidRequest when it is none
   */
  static CrlText read(byte[] bytes) {
    try {
      X509CRL crl =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
      if (crl == null) {
        throw new Refusal.InvalidRequest("failed to parse CRL: it is empty");
      }
      CrlText text = new CrlText(crl);
      if (text.serials().size() > MOST) {
        throw new Refusal.InvalidRequest("the CRL names more than " + MOST + " certificates");
      }
      return text;
    } catch (CRLException | CertificateException e) {
      throw new Refusal.InvalidRequest("failed to parse CRL: it is neither PEM nor DER of one");
    }
  }

  Collection<BigInteger> serials() {
    @Nullable Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
    return entries == null
        ? List.of()
        : entries.stream().map(X509CRLEntry::getSerialNumber).collect(Collectors.toSet());
  }

  Optional<Instant> nextUpdate() {
    return Optional.ofNullable(crl.getNextUpdate()).map(java.util.Date::toInstant);
  }

  /** Whether one of the certificates is its issuer's, and its signature good. */
  boolean isSignedBy(List<X509Certificate> issuers) {
    return issuers.stream()
        .filter(each -> each.getSubjectX500Principal().equals(crl.getIssuerX500Principal()))
        .anyMatch(this::isSignedBy);
  }

  private boolean isSignedBy(X509Certificate issuer) {
    try {
      crl.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
