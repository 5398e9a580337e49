package io.holdfast.core.identity.mfa;

import java.time.Duration;
import java.time.Instant;

/**
 * How an entity used a method.
 *
 * @param lastStep of the time, whose code was the last to be taken; no code of it or before is
 *     taken again
 * @param failures wrong codes since then, within a period
 * @param since when the first of them came
 */
record Use(long lastStep, int failures, Instant since) {
  static final Use NONE = new Use(-1, 0, Instant.EPOCH);

  /** The failures that still count. */
  int failures(Instant now, Duration period) {
    return since.plus(period).isAfter(now) ? failures : 0;
  }

  Use failed(Instant now, Duration period) {
    int counted = failures(now, period);
    return new Use(lastStep, counted + 1, counted == 0 ? now : since);
  }

  Use succeeded(long step) {
    return new Use(step, 0, Instant.EPOCH);
  }
}
