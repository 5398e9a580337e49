package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.Revocation;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.x509.Signatures;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Revokes issuers: they issue no more, and stand in the CRL of whoever signed them. */
public final class IssuerRevocation {
  private IssuerRevocation() {}

  /** Notes the revocation; the CRLs to be made are the caller's. */
  public static Issuer note(Call call, Issuer issuer) {
    IssuerStore issuers = IssuerStore.of(call);
    Issuer revoked = issuer.revoked(call.now());
    issuers.put(revoked);
    Optional<Issuer> parent = parent(issuers.all(), issuer);
    parent.ifPresent(signer ->
        RevocationStore.of(call)
            .add(
                new Revocation(
                    issuer.serial(),
                    issuer.certificate(),
                    signer.id(),
                    CrlSets.of(signer),
                    call.now(),
                    issuer.holder().getNotAfter().toInstant())));
    if (parent.isEmpty()) {
      call.warn(
          Signatures.isSelfSigned(issuer.holder())
              ? "this issuer is self-signed: it stands on no CRL, its own least of all, and clients"
                  + " trust it until it is taken out of their trust stores"
              : "this issuer's own issuer is not in this mount: revoke it there too, so that it"
                  + " stands on a CRL");
    }
    return revoked;
  }

  private static Optional<Issuer> parent(List<Issuer> issuers, Issuer child) {
    X509CertificateHolder certificate = child.holder();
    return Signatures.isSelfSigned(certificate)
        ? Optional.empty()
        : issuers.stream()
            .filter(issuer -> Signatures.isIssuedBy(certificate, issuer.holder()))
            .findFirst();
  }
}
