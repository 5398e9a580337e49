package io.holdfast.core.errand;

import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.DueIndex;
import io.holdfast.core.lease.Retries;
import io.holdfast.core.router.Router;
import io.holdfast.core.schedule.ScheduleStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what an engine scheduled. */
record DoScheduled(ErrandDesk desk, DueIndex.Due due) implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  @Override
  public String id() {
    return "schedule " + due.id();
  }

  @Override
  public String mount() {
    return due.id().substring(0, due.id().indexOf('/'));
  }

  @Override
  public Optional<Effect> begin(BarrierTx tx) {
    Optional<ScheduleStore.Entry> found = ScheduleStore.find(tx, due.id());
    if (found.isEmpty()) {
      ScheduleStore.forget(tx, due);
      return Optional.empty();
    }
    ScheduleStore.Entry entry = found.get();
    if (entry.when().isAfter(tx.now())) {
      return Optional.empty();
    }
    Optional<Router.Mounted> mounted = desk.mounted(tx, entry.mount());
    if (mounted.isEmpty()) {
      ScheduleStore.remove(tx, entry);
      return Optional.empty();
    }
    // Should nothing come of it. The engine may well schedule it for another time.
    ScheduleStore.Entry guard = entry.at(tx.now().plus(ErrandDesk.DONE_WITHIN), entry.failures());
    ScheduleStore.put(tx, guard);
    Outcome outcome = mounted.get().backend().due(desk.call(tx, mounted.get()), entry.subject());
    return switch (outcome) {
      case Effect effect -> Optional.of(effect);
      case Response response -> {
        ErrandDesk.requireDone(response);
        removeUnlessScheduledAnew(tx, guard);
        yield Optional.empty();
      }
    };
  }

  private static void removeUnlessScheduledAnew(BarrierTx tx, ScheduleStore.Entry guard) {
    ScheduleStore.find(tx, guard.id())
        .filter(guard::equals)
        .ifPresent(entry -> ScheduleStore.remove(tx, entry));
  }

  @Override
  public void complete(BarrierTx tx, Effect.Completion completion) {
    Optional<ScheduleStore.Entry> before = ScheduleStore.find(tx, due.id());
    desk.mounted(tx, mount())
        .ifPresent(mounted -> ErrandDesk.requireDone(completion.complete(desk.call(tx, mounted))));
    before.ifPresent(guard -> removeUnlessScheduledAnew(tx, guard));
  }

  @Override
  public void failed(BarrierTx tx, String why) {
    ScheduleStore.find(tx, due.id())
        .ifPresent(entry -> {
          int failures = entry.failures() + 1;
          ScheduleStore.put(tx, entry.at(tx.now().plus(Retries.pause(failures)), failures));
        });
    LOG.warn("what a mount scheduled ({}) failed and is tried again: {}", due.id(), why);
  }
}
