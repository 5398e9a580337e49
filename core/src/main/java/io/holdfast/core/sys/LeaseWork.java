package io.holdfast.core.sys;

import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Leasing;
import io.holdfast.core.CoreCall;
import io.holdfast.core.lease.LeaseEntry;
import io.holdfast.core.lease.RenewedLease;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the engine that gave a lease does to it at a client's wish. */
final class LeaseWork {
  /** Whoever else would revoke the lease leaves it alone for so long. */
  private static final Duration TAKEN_WITHIN = Duration.ofMinutes(5);

  private LeaseWork() {}

  /**
   * Renews a lease.
   *
   * @throws Refusal.InvalidRequest when it cannot be renewed
   */
  static Outcome renew(CoreCall core, LeaseEntry entry, Duration increment) {
    if (!entry.renewable()) {
      throw new Refusal.InvalidRequest("lease is not renewable");
    }
    Outcome outcome =
        leasing(core, entry).renew(core.on(mounted(core, entry)), entry.asLease(), increment);
    return then(
        core, entry, outcome, (now, response) -> renewed(now, entry.id(), response, increment));
  }

  private static Response renewed(CoreCall core, String id, Response response, Duration increment) {
    if (!(response instanceof Response.Secret secret)) {
      throw new IllegalStateException("a renewal answers a leased secret");
    }
    LeaseEntry entry =
        SecretLeases.live(core.tx(), id)
            .orElseThrow(() -> new Refusal.InvalidRequest("lease not found"));
    SecretLeases.Granted granted =
        SecretLeases.renew(
            core.tx(), entry, secret.terms(), increment, mounted(core, entry).mount());
    granted.warnings().forEach(core::warn);
    return core.answer(
        new RenewedLease(granted.entry(), secret.data().isEmpty() ? null : secret.data()));
  }

  /** Takes back a secret now, and says so if that fails; it is then tried again. */
  static Outcome revoke(CoreCall core, LeaseEntry entry) {
    SecretLeases.taking(core.tx(), entry, core.now().plus(TAKEN_WITHIN));
    Outcome outcome = leasing(core, entry).revoke(core.on(mounted(core, entry)), entry.asLease());
    return then(core, entry, outcome, (now, response) -> taken(now, entry, response));
  }

  private static Response taken(CoreCall core, LeaseEntry entry, Response response) {
    if (response instanceof Response.Refused refused) {
      throw refused.refusal();
    }
    SecretLeases.taken(core.tx(), entry.id());
    return Response.empty();
  }

  /** Goes on with what an engine answered, after its effect if it asks for one. */
  private static Outcome then(
      CoreCall core,
      LeaseEntry entry,
      Outcome outcome,
      BiFunction<CoreCall, Response, Response> next) {
    return switch (outcome) {
      case Response response -> next.apply(core, response);
      case Effect effect -> performing(effect, entry, next);
    };
  }

  private static Effect performing(
      Effect effect, LeaseEntry entry, BiFunction<CoreCall, Response, Response> next) {
    return () -> {
      Effect.Completion completion = effect.perform();
      return call -> {
        CoreCall core = CoreCall.of(call);
        return next.apply(core, completion.complete(core.on(mounted(core, entry))));
      };
    };
  }

  private static Router.Mounted mounted(CoreCall core, LeaseEntry entry) {
    return core.topology()
        .byUuid(core.tx(), entry.mount())
        .orElseThrow(() -> new Refusal.InvalidRequest("the mount of the lease is gone"));
  }

  private static Leasing leasing(CoreCall core, LeaseEntry entry) {
    Optional<Leasing> leasing =
        mounted(core, entry).backend() instanceof SecretsEngine engine
            ? engine.leasing()
            : Optional.empty();
    return leasing.orElseThrow(
        () -> new Refusal.InvalidRequest("the mount of the lease leases nothing"));
  }
}
