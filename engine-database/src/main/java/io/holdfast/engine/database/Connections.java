package io.holdfast.engine.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The databases that are connected. Who comes with newer settings opens anew and closes the older
 * connections; who comes with older ones, read just before a change, uses the newer: the password
 * may be another one by now. What is not used is closed. Opening a database connects nothing yet.
 */
final class Connections {
  private static final int MOST = 500;
  private static final int TIMES = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private final Cache<Target.Id, Open> open =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(UNUSED)
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .<Target.Id, Open>removalListener((id, ended, cause) -> close(ended))
          .build();

  private record Open(long version, Database database) {}

  private static void close(@Nullable Open ended) {
    if (ended != null) {
      ended.database().close();
    }
  }

  /** Does something with a database, over connections that are kept. */
  void with(Target target, Consumer<Database> work) {
    for (int time = 1; !tried(target, work, time == TIMES); time++) {
      // Closed by newer settings before anything was done: again, with those, once they are there.
      LockSupport.parkNanos(time * PAUSE_NANOS);
    }
  }

  private boolean tried(Target target, Consumer<Database> work, boolean last) {
    try {
      work.accept(database(target));
      return true;
    } catch (DatabaseFailure e) {
      if (last || !e.isOfClosedConnections()) {
        throw e;
      }
      return false;
    }
  }

  private Database database(Target target) {
    Open known = open.getIfPresent(target.id());
    if (known != null && known.version() >= target.version()) {
      return known.database();
    }
    return open.asMap()
        .compute(
            target.id(),
            (id, before) ->
                before != null && before.version() >= target.version()
                    ? before
                    : new Open(target.version(), target.open()))
        .database();
  }

  /** Does something with a database, over a connection of its own. */
  static void once(Target target, Consumer<Database> work) {
    try (Database database = target.open()) {
      work.accept(database);
    }
  }

  /** Closes those of a connection. */
  void forget(Target.Id id) {
    open.invalidate(id);
  }

  /** Closes all. */
  void forgetAll() {
    open.invalidateAll();
  }
}
