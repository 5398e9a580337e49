package io.holdfast.core.backlog;

import io.holdfast.core.barrier.BarrierTx;
import java.util.Optional;

/** Does one kind of unfinished work, a bounded part at a time. */
@FunctionalInterface
public interface Chore {
  /**
   * Does a part of an item, within a transaction, which may run more than once.
   *
   * @return the item as it is to be gone on with; empty when it is done
   */
  Optional<Backlog.Item> step(BarrierTx tx, Backlog.Item item);
}
