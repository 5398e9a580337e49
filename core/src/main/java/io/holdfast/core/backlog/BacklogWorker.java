package io.holdfast.core.backlog;

import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.BarrierTx;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works the backlog off, step by step. Used by one thread at a time. */
public final class BacklogWorker {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  private final Barrier barrier;
  private final Map<String, Chore> chores;

  /** What failed in this round, so that it does not keep the rest from being done. */
  private final Set<Backlog.Item> failed = new HashSet<>();

  /**
   * @param chores by the kind of item that each does
   */
  public BacklogWorker(Barrier barrier, Map<String, Chore> chores) {
    this.barrier = barrier;
    this.chores = Map.copyOf(chores);
  }

  /**
   * Does one step of one item, in a transaction of its own.
   *
   * @return false when there is nothing to be done, which ends a round
   */
  public boolean workSome() {
    AtomicReference<Backlog.Item> at = new AtomicReference<>();
    try {
      boolean worked = barrier.transact(tx -> next(tx).map(item -> step(tx, item, at)).isPresent());
      if (!worked) {
        failed.clear();
      }
      return worked;
    } catch (BarrierException | IllegalStateException e) {
      Backlog.Item item = at.get();
      if (item == null) {
        throw e;
      }
      LOG.error("unfinished work cannot go on ({}): {}", item.kind(), e.toString());
      failed.add(item);
      return true;
    }
  }

  private Optional<Backlog.Item> next(BarrierTx tx) {
    return Backlog.first(tx).stream()
        .filter(item -> !failed.contains(item) && chores.containsKey(item.kind()))
        .findFirst();
  }

  private Backlog.Item step(BarrierTx tx, Backlog.Item item, AtomicReference<Backlog.Item> at) {
    at.set(item);
    Chore chore = chores.get(item.kind());
    if (chore != null) {
      chore
          .step(tx, item)
          .ifPresentOrElse(rest -> Backlog.put(tx, rest), () -> Backlog.remove(tx, item));
    }
    return item;
  }
}
