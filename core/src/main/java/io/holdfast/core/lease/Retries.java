package io.holdfast.core.lease;

import java.time.Duration;

/** When something that failed is tried again: later and later, and never given up. */
public final class Retries {
  /** After so many failures somebody has to look after it; it is listed as irrevocable. */
  static final int STUCK = 6;

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);

  private Retries() {}

  /**
   * How long to wait.
   *
   * @param failures until now, this one included
   */
  public static Duration pause(int failures) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
