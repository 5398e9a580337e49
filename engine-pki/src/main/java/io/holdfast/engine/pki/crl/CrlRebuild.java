package io.holdfast.engine.pki.crl;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.crl.CrlJob.Signed;
import io.holdfast.engine.pki.store.CrlSets;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CRLs that are gathered in one transaction, signed outside of any, and stored in the next. Between
 * the two, a scheduled time makes up for a server that ends there.
 */
public final class CrlRebuild {
  private static final String FULL = "crl:";
  private static final String DELTA = "delta:";
  private static final Duration MADE_UP_FOR = Duration.ofMinutes(1);

  private final CrlConfig config;
  private final List<CrlJob> jobs = new ArrayList<>();

  private CrlRebuild(CrlConfig config) {
    this.config = config;
  }

  /** The CRLs of all issuers that can sign them. */
  public static CrlRebuild ofAll(Call call) {
    return of(call, IssuerStore.of(call).all());
  }

  /** The CRLs of some issuers, one for each set, as far as they can sign them. */
  public static CrlRebuild of(Call call, Collection<Issuer> issuers) {
    CrlRebuild out = new CrlRebuild(CrlConfig.of(call));
    Map<String, Issuer> bySet = new LinkedHashMap<>();
    issuers.stream()
        .filter(Issuer::signsCrls)
        .forEach(issuer -> bySet.putIfAbsent(CrlSets.of(issuer), issuer));
    bySet.forEach((set, issuer) -> out.full(call, set, issuer));
    return out;
  }

  /** The CRL in which what an issuer signed is revoked; whoever of its set can sign, does. */
  public static CrlRebuild ofSet(Call call, String set) {
    return of(call, inSet(call, set));
  }

  /** Delta CRLs of all issuers. */
  static CrlRebuild deltasOfAll(Call call) {
    CrlRebuild out = new CrlRebuild(CrlConfig.of(call));
    IssuerStore.of(call).all().stream()
        .map(CrlSets::of)
        .distinct()
        .forEach(set -> out.delta(call, set));
    return out;
  }

  private static List<Issuer> inSet(Call call, String set) {
    return IssuerStore.of(call).all().stream()
        .filter(issuer -> CrlSets.of(issuer).equals(set))
        .toList();
  }

  private void full(Call call, String set, Issuer issuer) {
    CrlJob full = CrlJob.full(call, config, issuer);
    jobs.add(full);
    if (config.enableDelta()) {
      jobs.add(CrlJob.delta(call, config, issuer, full));
    }
    call.services().schedule().at(FULL + set, call.now().plus(MADE_UP_FOR));
  }

  private void delta(Call call, String set) {
    Optional<Crl> full = Crl.find(call.storage(), set, false);
    Optional<Issuer> signer = inSet(call, set).stream().filter(Issuer::signsCrls).findFirst();
    if (full.isPresent() && signer.isPresent()) {
      jobs.add(CrlJob.delta(call, config, signer.get(), full.get()));
    }
  }

  /** The signed CRLs; for effects. */
  public List<Signed> sign() {
    return jobs.stream().map(CrlJob::sign).toList();
  }

  /** Stores what was signed, and schedules when it is to be made anew. */
  public void store(Call call, List<Signed> signed) {
    for (Signed one : signed) {
      one.store(call);
      if (one.delta()) {
        Instant next = call.now().plus(config.deltaInterval());
        call.services().schedule().at(DELTA + one.set(), next);
      } else {
        Instant next = one.crl().nextUpdate().minus(config.renewal());
        call.services().schedule().at(FULL + one.set(), next);
      }
    }
  }

  /** Signs and stores, then answers; an effect even if there is nothing to sign. */
  public Outcome then(Effect.Completion answer) {
    return (Effect)
        () -> {
          List<Signed> signed = sign();
          return call -> {
            store(call, signed);
            return answer.complete(call);
          };
        };
  }

  /** Does what was scheduled. */
  public static Outcome due(Call call, String subject) {
    if (subject.startsWith(FULL)) {
      return ofSet(call, subject.substring(FULL.length())).then(later -> Response.empty());
    }
    CrlConfig config = CrlConfig.of(call);
    CrlRebuild out = new CrlRebuild(config);
    if (config.enableDelta()) {
      out.delta(call, subject.substring(DELTA.length()));
    }
    return out.then(later -> Response.empty());
  }

  /** Whether a scheduled subject is about CRLs. */
  public static boolean isAbout(String subject) {
    return subject.startsWith(FULL) || subject.startsWith(DELTA);
  }
}
