package io.holdfast.server.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection's one deadline, which moves with every phase. Moving it later costs nothing: the
 * timer that is running looks again when it fires. Used on the connection's event loop only.
 */
final class Deadline {
  private final EventExecutor loop;
  private final Runnable expired;
  private long due;
  private long check = Long.MAX_VALUE;
  private @Nullable Future<?> timer;

  Deadline(EventExecutor loop, Runnable expired) {
    this.loop = loop;
    this.expired = expired;
  }

  /** The time of the loop's clock, in nanoseconds. */
  long now() {
    return loop.ticker().nanoTime();
  }

  void in(Duration duration) {
    at(now() + duration.toNanos());
  }

  void at(long time) {
    due = time;
    if (timer == null || due - check < 0) {
      cancel();
      schedule();
    }
  }

  void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void schedule() {
    check = due;
    timer = loop.schedule(this::fire, Math.max(0, due - now()), TimeUnit.NANOSECONDS);
  }

  private void fire() {
    timer = null;
    if (due - now() > 0) {
      schedule();
    } else {
      expired.run();
    }
  }
}
