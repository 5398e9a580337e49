package io.holdfast.engine.pki.tidy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.RevocationStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a tidying came. It goes on page by page, each in a transaction of its own.
 *
 * @param state Running, Finished or Cancelled
 * @param finished the epoch while it runs
 * @param acme what became of accounts and orders of ACME
 */
public record TidyRun(
    TidySettings settings,
    String state,
    Instant started,
    Instant finished,
    long certsDeleted,
    long revokedDeleted,
    AcmeCounts acme) {
  static final String SUBJECT = "tidy";

  private static final String KEY = "tidy/run";
  private static final String RUNNING = "Running";
  private static final String FINISHED = "Finished";
  private static final String CANCELLED = "Cancelled";

  public TidyRun {
    acme = acme == null ? AcmeCounts.NONE : acme;
  }

  static Optional<TidyRun> find(Call call) {
    return call.storage().get(KEY, TidyRun.class);
  }

  static TidyRun start(Call call, TidySettings settings) {
    return new TidyRun(settings, RUNNING, call.now(), Instant.EPOCH, 0, 0, AcmeCounts.NONE);
  }

  boolean isRunning() {
    return state.equals(RUNNING);
  }

  /** What one page did, and whether revocations were among it. */
  record Step(TidyRun run, boolean revocationsGone) {}

  /** Deletes a page, stores how far it came, and schedules the next page if there is one. */
  Step step(Call call) {
    List<String> certs = certs(call);
    CertStore store = CertStore.of(call);
    certs.forEach(store::delete);
    List<String> revoked = revoked(call);
    RevocationStore revocations = RevocationStore.of(call);
    for (String serial : revoked) {
      revocations.find(serial).ifPresent(revocations::delete);
      store.delete(serial);
    }
    boolean certsLeft =
        certs.size() == settings.pageSize() || revoked.size() == settings.pageSize();
    // Orders go after their certificates.
    AcmeCounts counts = settings.acme() && !certsLeft ? acme.step(call, settings) : acme;
    boolean more = certsLeft || counts.hasMore();
    if (!more && settings.expiredIssuers()) {
      deleteIssuers(call);
    }
    TidyRun after =
        new TidyRun(
            settings,
            more ? RUNNING : FINISHED,
            started,
            more ? Instant.EPOCH : call.now(),
            certsDeleted + certs.size(),
            revokedDeleted + revoked.size(),
            counts);
    after.store(call);
    if (more) {
      call.services().schedule().at(SUBJECT, call.now().plus(settings.pause()));
    }
    return new Step(after, !revoked.isEmpty());
  }

  private List<String> certs(Call call) {
    return settings.certStore()
        ? CertStore.of(call)
            .endedBefore(call.now().minus(settings.safetyBuffer()), settings.pageSize())
        : List.of();
  }

  private List<String> revoked(Call call) {
    return settings.revokedCerts()
        ? RevocationStore.of(call)
            .endedBefore(call.now().minus(settings.revokedSafetyBuffer()), settings.pageSize())
        : List.of();
  }

  /** All that ended long ago, but the default. */
  private void deleteIssuers(Call call) {
    IssuerStore issuers = IssuerStore.of(call);
    Instant before = call.now().minus(settings.issuerSafetyBuffer());
    String defaultId = issuers.config().defaultId();
    for (Issuer issuer : issuers.all()) {
      if (issuer.holder().getNotAfter().toInstant().isBefore(before)
          && !issuer.id().equals(defaultId)) {
        issuers.delete(issuer);
      }
    }
  }

  void cancel(Call call) {
    call.services().schedule().cancel(SUBJECT);
    new TidyRun(settings, CANCELLED, started, call.now(), certsDeleted, revokedDeleted, acme)
        .store(call);
  }

  void store(Call call) {
    call.storage().put(KEY, this);
  }

  ObjectNode view() {
    ObjectNode view = Json.object();
    settings.addTo(view);
    view.put("state", state);
    view.put("time_started", started.toString());
    if (isRunning()) {
      view.putNull("time_finished");
    } else {
      view.put("time_finished", finished.toString());
      view.put("last_auto_tidy_finished", finished.toString());
    }
    view.put("cert_store_deleted_count", certsDeleted);
    view.put("revoked_cert_deleted_count", revokedDeleted);
    view.put("missing_issuer_cert_count", 0);
    acme.addTo(view);
    return view;
  }
}
