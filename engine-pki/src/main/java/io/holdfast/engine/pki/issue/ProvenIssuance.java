package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.LeafNotAfter;
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.SigningRequest;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate for names that somebody proved to hold; they are those of the CSR, held against the
 * role all the same. It is stored whatever the role says, since it is fetched later.
 */
public final class ProvenIssuance implements AutoCloseable {
  private final Issuance issuance;
  private final SigningRequest csr;
  private final String issuerId;

  private ProvenIssuance(Issuance issuance, SigningRequest csr, String issuerId) {
    this.issuance = issuance;
    this.csr = csr;
    this.issuerId = issuerId;
  }

  /**
   * What is to be signed.
   *
   * @param latest when it ends at the latest
   */
  public static ProvenIssuance of(
      Call call, Role role, Issuer issuer, SigningRequest csr, Instant latest) {
    Draft draft = new Drafting(call, role, issuer).signed(csr, beyond(issuer)).endingBy(latest);
    return new ProvenIssuance(Issuance.of(call, role, issuer, draft), csr, issuer.id());
  }

  /** Nobody can ask for less here: as in Vault, one that would outlive its issuer ends with it. */
  private static LeafNotAfter beyond(Issuer issuer) {
    return issuer.leafNotAfter() == LeafNotAfter.ERR
        ? LeafNotAfter.TRUNCATE
        : issuer.leafNotAfter();
  }

  /** Signs; for effects. */
  public X509CertificateHolder sign() {
    return issuance.signFor(csr.publicKey()).certificate();
  }

  public void store(Call call, X509CertificateHolder certificate) {
    CertStore.of(call).add(certificate, issuerId);
  }

  @Override
  public void close() {
    issuance.close();
  }
}
