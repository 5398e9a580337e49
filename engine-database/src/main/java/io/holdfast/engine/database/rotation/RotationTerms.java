package io.holdfast.engine.database.rotation;

import io.holdfast.api.Refusal;
import java.time.Duration;
import java.time.Instant;

/**
 * When a secret is changed by itself.
 *
 * @param period from one change to the next; zero where there is a schedule, or nothing at all
 * @param schedule five fields of cron, in UTC; empty where there is a period
 * @param window how long after its time a scheduled change may still be made; zero for any time
 */
public record RotationTerms(Duration period, String schedule, Duration window) {
  /** Never by itself. */
  public static final RotationTerms NEVER = new RotationTerms(Duration.ZERO, "", Duration.ZERO);

  /** The shortest period: what is due is looked at once a second. */
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /** As in Vault: a shorter window could pass between two looks. */
  private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

  /**
   * Terms that make sense.
   *
   * @throws Refusal.InvalidRequest naming what does not
   */
  public static RotationTerms checked(Duration period, String schedule, Duration window) {
    if (!period.isZero() && !schedule.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "mutually exclusive fields rotation_period and rotation_schedule were both specified");
    }
    if (!period.isZero() && period.compareTo(SHORTEST) < 0) {
      throw new Refusal.InvalidRequest("rotation_period must be 5 seconds or more");
    }
    if (!window.isZero() && schedule.isEmpty()) {
      throw new Refusal.InvalidRequest("rotation_window is only valid with rotation_schedule");
    }
    if (!window.isZero() && window.compareTo(SHORTEST_WINDOW) < 0) {
      throw new Refusal.InvalidRequest("rotation_window must be 3600 seconds or more");
    }
    RotationTerms terms = new RotationTerms(period, schedule, window);
    if (terms.isScheduled()) {
      var _ = CronSchedule.of(schedule);
    }
    return terms;
  }

  public boolean isScheduled() {
    return !schedule.isEmpty();
  }

  /** Whether it happens at all. */
  public boolean rotates() {
    return isScheduled() || !period.isZero();
  }

  /**
   * The next time after a change; {@link Instant#MAX} for never.
   *
   * @param after the time of the change
   */
  public Instant next(Instant after) {
    if (isScheduled()) {
      return CronSchedule.of(schedule).next(after);
    }
    return period.isZero() ? Instant.MAX : after.plus(period);
  }

  /** Whether a change that was due at a time is too late now: it waits for the next time. */
  public boolean isMissed(Instant due, Instant now) {
    return isScheduled() && !window.isZero() && now.isAfter(due.plus(window));
  }
}
