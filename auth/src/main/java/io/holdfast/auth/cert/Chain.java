package io.holdfast.auth.cert;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/**
 * How a client's certificate hangs together with one that a role trusts (RFC 5280, section 6).
 *
 * @param certificates the client's first, the trusted one last; one alone where it is itself
 *     trusted
 */
record Chain(List<X509Certificate> certificates) {
  /** A client sends a handful; more are work for the server alone. */
  private static final int LONGEST = 10;

  private static final int KEY_CERT_SIGN = 5;

  /**
   * The chain from what a client presented to what a role trusts; empty where there is none that is
   * valid at the time.
   *
   * @param presented the client's own first
   */
  static Optional<Chain> find(
      List<X509Certificate> presented, List<X509Certificate> trusted, Instant now) {
    X509Certificate client = presented.getFirst();
    if (presented.size() > LONGEST || !isValid(client, now) || !isForClients(client)) {
      return Optional.empty();
    }
    if (isPinned(client, trusted)) {
      return Optional.of(new Chain(List.of(client)));
    }
    Set<TrustAnchor> anchors = new HashSet<>();
    for (X509Certificate each : trusted) {
      if (isAuthority(each) && isValid(each, now) && isForClients(each)) {
        anchors.add(new TrustAnchor(each, nameConstraints(each)));
      }
    }
    return anchors.isEmpty() ? Optional.empty() : build(presented, anchors, now);
  }

  /** The client's own certificate is trusted where it comes first, or is an authority itself. */
  private static boolean isPinned(X509Certificate client, List<X509Certificate> trusted) {
    return trusted.getFirst().equals(client) || (isAuthority(client) && trusted.contains(client));
  }

  private static Optional<Chain> build(
      List<X509Certificate> presented, Set<TrustAnchor> anchors, Instant now) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(presented.getFirst());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(presented)));
      parameters.setDate(Date.from(now));
      // Revocation is looked at by the mount's lists and OCSP, not by what the JDK would fetch.
      parameters.setRevocationEnabled(false);
      parameters.setMaxPathLength(LONGEST);
      PKIXCertPathBuilderResult result =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> path = new ArrayList<>();
      result.getCertPath().getCertificates().forEach(c -> path.add((X509Certificate) c));
      X509Certificate anchor = result.getTrustAnchor().getTrustedCert();
      boolean allowed =
          path.stream().allMatch(Chain::isForClients)
              && path.size() - 1 <= anchor.getBasicConstraints();
      path.add(anchor);
      return allowed ? Optional.of(new Chain(List.copyOf(path))) : Optional.empty();
    } catch (GeneralSecurityException noPath) {
      return Optional.empty();
    }
  }

  /** Whether it may sign certificates. */
  static boolean isAuthority(X509Certificate certificate) {
    boolean @Nullable [] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  /** Whether its extended key usage, where it has one, lets it serve for TLS clients. */
  static boolean isForClients(X509Certificate certificate) {
    try {
      @Nullable List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null
          || usages.contains(KeyPurposeId.id_kp_clientAuth.getId())
          || usages.contains(KeyPurposeId.anyExtendedKeyUsage.getId());
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateException outOfTime) {
      return false;
    }
  }

  /** The JDK does not take them from the anchor by itself. */
  private static byte @Nullable [] nameConstraints(X509Certificate anchor) {
    byte @Nullable [] value = anchor.getExtensionValue(Extension.nameConstraints.getId());
    return value == null ? null : ASN1OctetString.getInstance(value).getOctets();
  }
}
