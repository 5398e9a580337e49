package io.holdfast.engine.database.product;

import java.time.Duration;

/** When something has to be over, by a clock that nobody can set. */
public final class Deadline {
  private final long end;
  private final Duration limit;

  private Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  public static Deadline in(Duration limit) {
    return new Deadline(limit);
  }

  /** Throws when it has passed; what was done until now is to be undone. */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw new DatabaseFailure(
          DatabaseFailure.Kind.REFUSED,
          "the statements took longer than " + limit.toSeconds() + " seconds and were undone");
    }
  }
}
