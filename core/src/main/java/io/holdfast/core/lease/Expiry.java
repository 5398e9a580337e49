package io.holdfast.core.lease;

import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.token.TokenStore;
import io.holdfast.core.token.Tokens;
import java.util.List;

/**
 * Ends what is due, from the ordered index in storage. Any node may do it at any time: each step is
 * one transaction that looks again whether the thing is still there and still due.
 */
public final class Expiry {
  private static final int BATCH = 200;

  private final Barrier barrier;
  private final Tokens tokens;

  public Expiry(Barrier barrier, Tokens tokens) {
    this.barrier = barrier;
    this.tokens = tokens;
  }

  /**
   * Ends everything that is due now.
   *
   * @return how many leases ended
   * @throws Refusal.Sealed when the server was sealed meanwhile
   */
  public int endDue() {
    int ended = 0;
    List<ExpiryIndex.Due> due;
    do {
      due =
          barrier.transact(tx -> {
            List<ExpiryIndex.Due> batch = ExpiryIndex.due(tx, tx.now(), BATCH);
            batch.forEach(one -> end(tx, one));
            return batch;
          });
      ended += due.size();
    } while (due.size() == BATCH);
    return ended;
  }

  private void end(io.holdfast.core.barrier.BarrierTx tx, ExpiryIndex.Due due) {
    if (due.kind().equals(TokenStore.EXPIRY_KIND)) {
      tokens
          .store()
          .byId(tx, due.id())
          .filter(entry -> entry.isOver(tx.now()))
          .ifPresent(entry -> tokens.store().removeTree(tx, entry));
    }
    // An entry whose lease is gone already must not stay in the index.
    ExpiryIndex.move(tx, due.kind(), due.id(), due.when(), null);
  }
}
