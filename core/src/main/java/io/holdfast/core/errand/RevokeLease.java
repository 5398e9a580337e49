package io.holdfast.core.errand;

import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Leasing;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.DueIndex;
import io.holdfast.core.lease.LeaseEntry;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.router.Router;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back a secret whose lease ended. */
record RevokeLease(ErrandDesk desk, String mount, DueIndex.Due due) implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  @Override
  public String id() {
    return "lease " + due.id();
  }

  @Override
  public Optional<Effect> begin(BarrierTx tx) {
    Optional<LeaseEntry> found = SecretLeases.find(tx, due.id());
    if (found.isEmpty()) {
      SecretLeases.forget(tx, due);
      return Optional.empty();
    }
    LeaseEntry entry = found.get();
    if (entry.due().isAfter(tx.now())) {
      return Optional.empty();
    }
    Optional<Router.Mounted> mounted = desk.mounted(tx, entry.mount());
    Optional<Leasing> leasing = mounted.flatMap(RevokeLease::leasing);
    if (leasing.isEmpty()) {
      LOG.warn("the lease {} is forgotten: its mount is gone", entry.id());
      SecretLeases.taken(tx, entry.id());
      return Optional.empty();
    }
    SecretLeases.taking(tx, entry, tx.now().plus(ErrandDesk.DONE_WITHIN));
    Outcome outcome = leasing.get().revoke(desk.call(tx, mounted.get()), entry.asLease());
    return switch (outcome) {
      case Effect effect -> Optional.of(effect);
      case Response response -> {
        end(tx, response);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Leasing> leasing(Router.Mounted mounted) {
    return mounted.backend() instanceof SecretsEngine engine ? engine.leasing() : Optional.empty();
  }

  private void end(BarrierTx tx, Response response) {
    ErrandDesk.requireDone(response);
    SecretLeases.taken(tx, due.id());
    desk.taken(tx, mount);
  }

  @Override
  public void complete(BarrierTx tx, Effect.Completion completion) {
    desk.mounted(tx, mount)
        .ifPresent(mounted -> ErrandDesk.requireDone(completion.complete(desk.call(tx, mounted))));
    SecretLeases.taken(tx, due.id());
    desk.taken(tx, mount);
  }

  @Override
  public void failed(BarrierTx tx, String why) {
    if (SecretLeases.notTaken(tx, due.id(), why)) {
      LOG.warn("the lease {} cannot be revoked yet: {}", due.id(), why);
    } else {
      desk.taken(tx, mount);
      LOG.error("the lease {} is forgotten by force, though it was not revoked: {}", due.id(), why);
    }
  }
}
