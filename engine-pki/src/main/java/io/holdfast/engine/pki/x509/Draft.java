package io.holdfast.engine.pki.x509;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/**
 * All of a certificate but its keys, serial number and signature.
 *
 * @param keyUsage bits of {@link KeyUsages}; 0 for none
 * @param extKeyUsage object identifiers
 * @param basic the basic constraints; absent for most that are no authority
 * @param subjectKeyId instead of the hash of the public key; for cross-signing
 * @param copied extensions taken over as they are, which stand in for those made here
 */
public record Draft(
    X500Name subject,
    AltNames names,
    Instant notBefore,
    Instant notAfter,
    int keyUsage,
    List<String> extKeyUsage,
    List<PolicyId> policies,
    Optional<BasicConstraints> basic,
    NameLimits limits,
    UrlSet urls,
    Optional<String> subjectKeyId,
    List<Extension> copied) {

  /** The same, ending at a time at the latest. */
  public Draft endingBy(Instant latest) {
    return notAfter.isAfter(latest)
        ? new Draft(
            subject,
            names,
            notBefore,
            latest,
            keyUsage,
            extKeyUsage,
            policies,
            basic,
            limits,
            urls,
            subjectKeyId,
            copied)
        : this;
  }

  public boolean isAuthority() {
    return basic.map(BasicConstraints::isCA).orElse(false);
  }
}
