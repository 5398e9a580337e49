package io.holdfast.core.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The requests of one client under one quota, counted by intervals. */
final class ClientWindow {
  private Instant start;
  private long used;
  private @Nullable Instant blockedUntil;

  ClientWindow(Instant start) {
    this.start = start;
  }

  synchronized RateVerdict take(RateQuota quota, Instant now) {
    if (blockedUntil != null && now.isBefore(blockedUntil)) {
      return new RateVerdict.Blocked(Duration.between(now, blockedUntil));
    }
    blockedUntil = null;
    long passed = Duration.between(start, now).dividedBy(quota.interval());
    if (passed > 0) {
      start = start.plus(quota.interval().multipliedBy(passed));
      used = 0;
    }
    Duration reset = Duration.between(now, start.plus(quota.interval()));
    if (used < quota.limit()) {
      used++;
      return new RateVerdict.Allowed(quota.limit(), quota.limit() - used, reset);
    }
    if (quota.blockInterval().isZero()) {
      return new RateVerdict.Exceeded(quota.limit(), reset, reset);
    }
    blockedUntil = now.plus(quota.blockInterval());
    return new RateVerdict.Exceeded(quota.limit(), reset, quota.blockInterval());
  }
}
