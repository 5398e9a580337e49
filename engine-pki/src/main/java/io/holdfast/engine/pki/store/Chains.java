package io.holdfast.engine.pki.store;

import io.holdfast.engine.pki.x509.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Which issuers sign for which: the way from each up to its root. */
final class Chains {
  private final List<Issuer> issuers;
  private final List<X509CertificateHolder> certificates;

  Chains(List<Issuer> issuers) {
    this.issuers = issuers;
    this.certificates = issuers.stream().map(Issuer::holder).toList();
  }

  /** The ids from an issuer to its root, or as far as the mount knows. */
  List<String> of(Issuer issuer) {
    if (!issuer.manualChain().isEmpty()) {
      return issuer.manualChain();
    }
    List<String> chain = new ArrayList<>();
    Optional<Integer> next = Optional.of(index(issuer));
    while (next.isPresent()) {
      int at = next.get();
      chain.add(issuers.get(at).id());
      next = parent(at).filter(parent -> !chain.contains(issuers.get(parent).id()));
    }
    return chain;
  }

  private int index(Issuer issuer) {
    for (int i = 0; i < issuers.size(); i++) {
      if (issuers.get(i).id().equals(issuer.id())) {
        return i;
      }
    }
    throw new IllegalStateException("issuer " + issuer.id() + " is not among those of the mount");
  }

  /** A self-signed issuer has none; of several, a self-signed one ends the chain soonest. */
  private Optional<Integer> parent(int child) {
    X509CertificateHolder certificate = certificates.get(child);
    if (certificate.getSubject().equals(certificate.getIssuer())
        && Signatures.isSelfSigned(certificate)) {
      return Optional.empty();
    }
    Optional<Integer> found = Optional.empty();
    for (int i = 0; i < issuers.size(); i++) {
      if (i != child && Signatures.isIssuedBy(certificate, certificates.get(i))) {
        if (certificates.get(i).getSubject().equals(certificates.get(i).getIssuer())) {
          return Optional.of(i);
        }
        found = Optional.of(i);
      }
    }
    return found;
  }
}
