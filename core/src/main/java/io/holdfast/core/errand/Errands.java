package io.holdfast.core.errand;

import io.holdfast.api.Effect;
import io.holdfast.api.Refusal;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.pipeline.Refusals;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.schedule.ScheduleStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs errands, each on a virtual thread of its own: some for each mount at a time, so that one
 * whose database does not answer holds up no other.
 */
public final class Errands {
  private static final Logger LOG = LoggerFactory.getLogger("core");
  private static final int LOOKED_AT = 500;
  private static final int OF_ONE_MOUNT = 8;

  private final Barrier barrier;
  private final ErrandDesk desk;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<String> running = new HashSet<>();
  private final Map<String, Integer> byMount = new HashMap<>();

  public Errands(Barrier barrier, MountTable mounts) {
    this.barrier = barrier;
    this.desk = new ErrandDesk(mounts);
  }

  /**
   * Begins what is due and not at work yet.
   *
   * @return how many errands were begun
   * @throws Refusal.Sealed when the server was sealed meanwhile
   */
  public int begin() {
    int begun = 0;
    for (Errand errand : barrier.transact(this::due)) {
      if (claim(errand)) {
        begun++;
        var _ = Thread.ofVirtual().name("errand").start(() -> run(errand));
      }
    }
    return begun;
  }

  private List<Errand> due(BarrierTx tx) {
    List<Errand> due = new ArrayList<>();
    SecretLeases.due(tx, tx.now(), LOOKED_AT)
        .forEach(lease -> due.add(new RevokeLease(desk, mountOf(tx, lease.id()), lease)));
    ScheduleStore.due(tx, tx.now(), LOOKED_AT)
        .forEach(subject -> due.add(new DoScheduled(desk, subject)));
    Notices.due(tx, tx.now(), LOOKED_AT).forEach(notice -> due.add(new SendNotice(notice)));
    return due;
  }

  private static String mountOf(BarrierTx tx, String lease) {
    return SecretLeases.find(tx, lease).map(entry -> entry.mount()).orElse("");
  }

  private boolean claim(Errand errand) {
    lock.lock();
    try {
      if (byMount.getOrDefault(errand.mount(), 0) >= OF_ONE_MOUNT || !running.add(errand.id())) {
        return false;
      }
      byMount.merge(errand.mount(), 1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void release(Errand errand) {
    lock.lock();
    try {
      running.remove(errand.id());
      byMount.computeIfPresent(errand.mount(), (mount, count) -> count == 1 ? null : count - 1);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing that was begun is at work any more. */
  public void await() {
    lock.lock();
    try {
      while (!running.isEmpty()) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Errand errand) {
    try {
      Optional<Effect> effect = barrier.transact(errand::begin);
      if (effect.isPresent()) {
        Effect.Completion completion = effect.get().perform();
        transact(tx -> errand.complete(tx, completion));
      }
    } catch (Refusal.Sealed sealed) {
      LOG.debug("sealed during an errand; it is run again");
    } catch (RuntimeException | Error e) {
      failed(errand, Refusals.of(e).text());
    } finally {
      release(errand);
    }
  }

  private void failed(Errand errand, String why) {
    try {
      transact(tx -> errand.failed(tx, why));
    } catch (RuntimeException e) {
      LOG.warn("an errand failed, which could not be noted: {}", Refusals.of(e).text());
    }
  }

  private void transact(java.util.function.Consumer<BarrierTx> work) {
    var _ =
        barrier.transact(tx -> {
          work.accept(tx);
          return true;
        });
  }
}
