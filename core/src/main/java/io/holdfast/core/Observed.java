package io.holdfast.core;

import io.holdfast.api.Namespace;
import io.holdfast.api.Request;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.metrics.InFlight;
import io.holdfast.core.metrics.KeyCount;
import io.holdfast.core.metrics.MeasuredStorage;
import io.holdfast.core.metrics.Metrics;
import io.holdfast.core.metrics.UsageGauges;
import io.holdfast.core.quota.RateLimits;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.sys.insight.MetricsView;
import io.holdfast.storage.Storage;
import io.micrometer.core.instrument.Tags;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a core knows of its own work, sealed or not; it begins anew with each start only. */
final class Observed {
  private static final String TOKENS = Layout.core(Namespace.ROOT) + "token/id/";
  private static final String LEASES = Layout.core(Namespace.ROOT) + "lease/";
  private static final String SECRET_LEASES = Layout.core(Namespace.ROOT) + "secret-lease/id/";
  private static final String ENTITIES =
      Layout.mount(Namespace.ROOT, BuiltinMounts.identity(Namespace.ROOT.id()))
          + EntityStore.key("");

  private final Metrics metrics = new Metrics();
  private final InFlight inFlight = new InFlight();
  private final RateLimits limits = new RateLimits();
  private final MetricsView view;
  private final Storage storage;
  private final CoreOptions options;

  Observed(CoreOptions options) {
    this.options = options;
    this.storage = new MeasuredStorage(options.storage(), metrics);
    this.view = new MetricsView(metrics, options.surroundings().prometheus(), options.clock());
    metrics.gauge("vault.core.in_flight_requests", Tags.empty(), inFlight::size);
    for (String name : options.storage().sizes().keySet()) {
      metrics.gauge(
          "holdfast.storage." + name, Tags.empty(), () -> storage.sizes().getOrDefault(name, 0L));
    }
    UsageGauges usage = new UsageGauges(options.clock());
    usage.add(metrics, "vault.token.count", Tags.empty(), this::serviceTokens);
    usage.add(
        metrics,
        "vault.expire.num_leases",
        Tags.empty(),
        () -> KeyCount.below(storage, LEASES) + KeyCount.below(storage, SECRET_LEASES));
    usage.add(metrics, "vault.identity.num_entities", Tags.empty(), this::entities);
  }

  /** The store, measured. */
  Storage storage() {
    return storage;
  }

  Metrics metrics() {
    return metrics;
  }

  InFlight inFlight() {
    return inFlight;
  }

  RateLimits limits() {
    return limits;
  }

  MetricsView view() {
    return view;
  }

  long entities() {
    return KeyCount.below(storage, ENTITIES);
  }

  long serviceTokens() {
    return KeyCount.below(storage, TOKENS);
  }

  /** Adds what only an open core can tell. */
  void watch(BooleanSupplier unsealed, MountCount mounts) {
    metrics.gauge("vault.core.unsealed", Tags.empty(), () -> unsealed.getAsBoolean() ? 1 : 0);
    metrics.gauge("vault.core.active", Tags.empty(), () -> unsealed.getAsBoolean() ? 1 : 0);
    for (boolean auth : new boolean[] {false, true}) {
      for (boolean local : new boolean[] {false, true}) {
        metrics.gauge(
            "vault.core.mount_table.num_entries",
            Tags.of("type", auth ? "auth" : "logical", "local", Boolean.toString(local)),
            () -> mounts.count(auth, local));
      }
    }
  }

  /** Counts the mounts of a kind; 0 while sealed. */
  @FunctionalInterface
  interface MountCount {
    long count(boolean auth, boolean local);
  }

  /** Serves a request, and takes note of it meanwhile and afterwards. */
  Answer measured(Request request, Supplier<Answer> serving) {
    long start = System.nanoTime();
    inFlight.begin(request, options.clock().instant());
    try {
      Answer answer = serving.get();
      boolean login = request.path().startsWith("auth/") && request.path().contains("/login");
      metrics.answered(login, answer.status(), System.nanoTime() - start);
      return answer;
    } finally {
      inFlight.end(request);
    }
  }
}
