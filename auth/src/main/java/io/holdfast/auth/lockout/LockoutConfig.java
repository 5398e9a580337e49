package io.holdfast.auth.lockout;

import io.holdfast.api.Durations;
import io.holdfast.api.Mount;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * When a mount locks its users out, as its {@code user_lockout_config} tunes it.
 *
 * @param threshold so many failures in a row lock
 * @param duration how long the lock lasts, from the last failure
 * @param counterReset after so long without a failure the count begins anew
 * @param disabled whether nobody is locked out
 */
record LockoutConfig(long threshold, Duration duration, Duration counterReset, boolean disabled) {
  private static final long THRESHOLD = 5;
  private static final Duration MINUTES = Duration.ofMinutes(15);

  static LockoutConfig of(Mount mount) {
    Map<String, String> config = mount.config();
    return new LockoutConfig(
        threshold(config.getOrDefault("lockout_threshold", "")),
        duration(config.getOrDefault("lockout_duration", "")),
        duration(config.getOrDefault("lockout_counter_reset_duration", "")),
        Boolean.parseBoolean(config.getOrDefault("lockout_disable", "false")));
  }

  /** Whether so many failures lock an alias at a time. */
  boolean locks(FailedLogins failed, Instant now) {
    return failed.count() >= threshold && now.isBefore(failed.last().plus(duration));
  }

  // The defaults stand in for what cannot be read, since tuning took it as it came.
  private static long threshold(String text) {
    try {
      long threshold = Long.parseLong(text);
      return threshold > 0 ? threshold : THRESHOLD;
    } catch (NumberFormatException e) {
      return THRESHOLD;
    }
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Durations.parse(text);
      return duration.isPositive() ? duration : MINUTES;
    } catch (IllegalArgumentException e) {
      return MINUTES;
    }
  }
}
