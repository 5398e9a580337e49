package io.holdfast.core;

import io.holdfast.api.Refusal;
import io.holdfast.core.pipeline.Refusals;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an unsealed server does by itself, each second: it ends what is due, goes on with what
 * requests could not finish, and rotates its key. Any node may do it at any time, in small steps,
 * each a transaction of its own.
 */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  private final Rooms rooms;
  private final ScheduledExecutorService turns =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("expiry").factory());

  Housekeeping(Rooms rooms) {
    this.rooms = rooms;
  }

  void start() {
    var _ = turns.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS);
  }

  private void turn() {
    try {
      var _ = rooms.endDue();
      rooms.workOff();
      var _ = rooms.beginErrands();
      var _ = rooms.rotateIfDue();
    } catch (Refusal.Sealed sealed) {
      LOG.debug("sealed while leases were ended");
    } catch (RuntimeException | Error e) {
      LOG.warn("housekeeping failed; trying again: {}", Refusals.of(e).text());
    }
  }

  /** Begins nothing new; what runs ends at its next step. */
  @Override
  public void close() {
    turns.shutdown();
  }
}
