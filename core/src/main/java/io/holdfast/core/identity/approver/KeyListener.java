package io.holdfast.core.identity.approver;

import io.holdfast.core.barrier.BarrierTx;

/** Hears of changes of approvers' keys, in their transaction. */
@FunctionalInterface
public interface KeyListener {
  /** What happened. */
  enum Change {
    REGISTERED,
    CONFIRMED,
    REMOVED
  }

  void changed(BarrierTx tx, Change change, ApproverKey key);
}
