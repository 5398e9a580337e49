package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.RevocationStore;
import io.holdfast.engine.pki.store.RevocationStore.Listed;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A CRL that is to be signed outside the transaction which gathered what it says. Its number was
 * taken within it, so that of two which overtake each other the later gathered one stays.
 */
public final class CrlJob {
  private final String set;
  private final CrlDraft draft;
  private final X509CertificateHolder issuer;
  private final SigningKey key;
  private final SignatureScheme scheme;

  private CrlJob(String set, CrlDraft draft, Issuer issuer, SigningKey key) {
    this.set = set;
    this.draft = draft;
    this.issuer = issuer.holder();
    this.key = key;
    this.scheme = IssuerKey.revocationScheme(issuer, key);
  }

  /** Signed, and not stored yet. */
  public record Signed(String set, boolean delta, Crl crl) {
    void store(Call call) {
      crl.store(call.storage(), set, delta);
    }
  }

  /** All that is revoked. */
  static CrlJob full(Call call, CrlConfig config, Issuer issuer) {
    String set = CrlSets.of(issuer);
    List<Listed> lines = config.disable() ? List.of() : RevocationStore.of(call).of(set);
    return of(call, config, issuer, set, OptionalLong.empty(), lines);
  }

  /** What was revoked since the last full CRL; nothing, if that is only just being made. */
  static CrlJob delta(Call call, CrlConfig config, Issuer issuer, CrlJob full) {
    OptionalLong base = OptionalLong.of(full.draft.number());
    return of(call, config, issuer, full.set, base, List.of());
  }

  /** What was revoked since a full CRL. */
  static CrlJob delta(Call call, CrlConfig config, Issuer issuer, Crl full) {
    String set = CrlSets.of(issuer);
    OptionalLong base = OptionalLong.of(full.number());
    return of(
        call, config, issuer, set, base, config.disable() ? List.of() : since(call, set, full));
  }

  /** What is revoked and not in a CRL yet. */
  static List<Listed> since(Call call, String set, Crl crl) {
    Set<String> told =
        CrlText.lines(CrlText.read(crl.der())).stream()
            .map(Listed::serial)
            .collect(Collectors.toSet());
    return RevocationStore.of(call).of(set).stream()
        .filter(listed -> !told.contains(listed.serial()))
        .toList();
  }

  private static CrlJob of(
      Call call,
      CrlConfig config,
      Issuer issuer,
      String set,
      OptionalLong base,
      List<Listed> lines) {
    CrlDraft draft =
        new CrlDraft(
            Crl.nextNumber(call.storage(), set),
            base,
            call.now(),
            call.now().plus(config.lifetime()),
            lines,
            List.of());
    return new CrlJob(set, draft, issuer, IssuerKey.open(call, issuer));
  }

  Signed sign() {
    try (key) {
      byte[] der = draft.sign(issuer, key, scheme);
      Crl crl = new Crl(draft.number(), draft.thisUpdate(), draft.nextUpdate(), der);
      return new Signed(set, draft.base().isPresent(), crl);
    }
  }
}
