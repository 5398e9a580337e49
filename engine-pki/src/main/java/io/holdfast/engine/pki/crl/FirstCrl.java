package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.crl.CrlJob.Signed;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.RevocationStore.Listed;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/** The CRL that comes with a root: made in the same effect, before the root is stored. */
public final class FirstCrl {
  private final CrlRebuild rebuild;
  private final CrlDraft draft;

  private FirstCrl(CrlRebuild rebuild, CrlDraft draft) {
    this.rebuild = rebuild;
    this.draft = draft;
  }

  /**
   * Gathers what it says.
   *
   * @param existing the key, if it is one that is here already: with the same subject it may have
   *     issued before
   */
  public static FirstCrl of(Call call, X500Name subject, Optional<SigningKey> existing) {
    CrlConfig config = CrlConfig.of(call);
    Optional<String> set = existing.map(key -> CrlSets.of(subject, key.publicKey()));
    List<Listed> lines =
        config.disable()
            ? List.of()
            : set.map(one -> RevocationStore.of(call).of(one)).orElse(List.of());
    CrlDraft draft =
        new CrlDraft(
            set.map(one -> Crl.nextNumber(call.storage(), one)).orElse(1L),
            OptionalLong.empty(),
            call.now(),
            call.now().plus(config.lifetime()),
            lines,
            List.of());
    return new FirstCrl(CrlRebuild.of(call, List.of()), draft);
  }

  /** A signed one; for effects. */
  public Signed sign(X509CertificateHolder issuer, SigningKey key, SignatureScheme scheme) {
    byte[] der = draft.sign(issuer, key, scheme);
    Crl crl = new Crl(draft.number(), draft.thisUpdate(), draft.nextUpdate(), der);
    String set = CrlSets.of(issuer.getSubject(), issuer.getSubjectPublicKeyInfo());
    return new Signed(set, false, crl);
  }

  public void store(Call call, Signed signed) {
    rebuild.store(call, List.of(signed));
  }
}
