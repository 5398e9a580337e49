package io.holdfast.api;

import java.time.Instant;

/**
 * What a mount has to do later by itself. When the time of a subject has come, {@link Backend#due}
 * is called once, on any node; a subject that is to come again is scheduled anew there.
 */
public interface Schedule {
  /**
   * Schedules a subject, in place of when it was scheduled before.
   *
   * @param subject a name of the engine's own, without slashes, e.g. {@code rotate:billing}
   */
  void at(String subject, Instant when);

  /** Forgets a subject. */
  void cancel(String subject);
}
