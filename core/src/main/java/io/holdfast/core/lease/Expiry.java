package io.holdfast.core.lease;

import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what is due, from the ordered index in storage. Any node may do it at any time: each step is
 * one transaction that looks again whether the thing is still there and still due.
 */
public final class Expiry {
  private static final Logger LOG = LoggerFactory.getLogger("core");
  private static final int BATCH = 200;
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Barrier barrier;
  private final Map<String, Ending> endings;

  /** Ends things of one kind. */
  @FunctionalInterface
  public interface Ending {
    /** Ends a thing if it is still there and over as of the transaction's time. */
    void end(BarrierTx tx, String id);
  }

  /**
   * @param endings by the kind that stands in the index
   */
  public Expiry(Barrier barrier, Map<String, Ending> endings) {
    this.barrier = barrier;
    this.endings = Map.copyOf(endings);
  }

  /**
   * Ends some of what is due now, in one transaction.
   *
   * @return how many leases ended; 0 when nothing is due
   * @throws Refusal.Sealed when the server was sealed meanwhile
   */
  public int endSome() {
    try {
      return barrier.transact(tx -> {
        List<ExpiryIndex.Due> batch = ExpiryIndex.due(tx, tx.now(), BATCH);
        batch.forEach(one -> end(tx, one));
        return batch.size();
      });
    } catch (BarrierException | IllegalStateException oneOfThemFailed) {
      return endEach();
    }
  }

  /** One by one, so that a damaged entry does not keep everything else alive. */
  private int endEach() {
    List<ExpiryIndex.Due> batch = barrier.transact(tx -> ExpiryIndex.due(tx, tx.now(), BATCH));
    for (ExpiryIndex.Due one : batch) {
      try {
        var _ =
            barrier.transact(tx -> {
              end(tx, one);
              return true;
            });
      } catch (BarrierException | IllegalStateException e) {
        LOG.error(
            "a {} that is due cannot be ended; trying again in an hour: {}",
            one.kind(),
            e.toString());
        var _ =
            barrier.transact(tx -> {
              ExpiryIndex.move(tx, one.kind(), one.id(), one.when(), tx.now().plus(PAUSE));
              return true;
            });
      }
    }
    return batch.size();
  }

  private void end(BarrierTx tx, ExpiryIndex.Due due) {
    Ending ending = endings.get(due.kind());
    if (ending != null) {
      ending.end(tx, due.id());
    }
    // An entry whose lease is gone already must not stay in the index.
    ExpiryIndex.move(tx, due.kind(), due.id(), due.when(), null);
  }
}
