package io.holdfast.acceptance.program;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what another process does in its own time, and can only be asked for again and again.
 */
public final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Patience() {}

  /**
   * Waits until something holds.
   *
   * @param what for the message when it never does
   */
  public static void until(String what, BooleanSupplier holds) {
    var _ = untilSome(what, () -> holds.getAsBoolean() ? Optional.of(what) : Optional.empty());
  }

  /** Waits until something holds, for as long as that may take. */
  public static void until(String what, Duration limit, BooleanSupplier holds) {
    var _ =
        untilSome(what, limit, () -> holds.getAsBoolean() ? Optional.of(what) : Optional.empty());
  }

  /** Waits until there is something, and returns it. */
  public static <T> T untilSome(String what, Supplier<Optional<T>> attempt) {
    return untilSome(what, LIMIT, attempt);
  }

  private static <T> T untilSome(String what, Duration limit, Supplier<Optional<T>> attempt) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = attempt.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit + " in vain: " + what);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }
}
