package io.holdfast.engine.database;

import io.holdfast.engine.database.credential.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * A secret that is being set in a database, and may be valid there already.
 *
 * @param id of this try
 * @param until nobody else tries before
 * @param again whether an earlier try may have set it: then no refusal means that it is not valid
 */
record PendingSecret(String id, Secret secret, Instant until, boolean again) {
  /** Longer than a try can take. */
  static final Duration CLAIM = Duration.ofSeconds(30);

  /** For all of a try, so that none is still at work when the next may begin. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  boolean isClaimed(Instant now) {
    return until.isAfter(now);
  }

  /** The same secret, for whoever tries next. */
  PendingSecret given(Instant now) {
    return new PendingSecret(id, secret, now, true);
  }

  /** How long to wait after so many failures in a row. */
  static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1L, 0, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
