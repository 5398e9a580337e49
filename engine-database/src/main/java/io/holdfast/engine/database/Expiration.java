package io.holdfast.engine.database;

import io.holdfast.api.Call;
import java.time.Duration;
import java.time.Instant;

/** When an account may stop to work by itself: a little after its lease ends. */
final class Expiration {
  /** The lease is counted from a moment later. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private Expiration() {}

  /**
   * @param increment what the client asks for; zero for nothing
   */
  static Instant of(Call call, Role role, Duration increment, Instant issued) {
    Duration max = least(call.mount().maxLeaseTtl(), role.maxTtl());
    Duration ttl = increment.isZero() ? role.defaultTtl() : increment;
    Instant wanted = call.now().plus(ttl.isZero() ? call.mount().defaultLeaseTtl() : ttl);
    Instant end = issued.plus(max);
    return (wanted.isBefore(end) ? wanted : end).plus(MARGIN);
  }

  private static Duration least(Duration one, Duration other) {
    return other.isZero() || one.compareTo(other) <= 0 ? one : other;
  }
}
