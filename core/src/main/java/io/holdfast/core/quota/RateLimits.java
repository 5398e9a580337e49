package io.holdfast.core.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;

/**
 * How often each client asked, in this node's memory, as Vault has it: a rate limit protects the
 * node that is asked. The clients that were longest away are forgotten first.
 */
public final class RateLimits {
  private static final int MOST_CLIENTS = 200_000;

  private final Cache<Key, ClientWindow> windows =
      Caffeine.newBuilder().maximumSize(MOST_CLIENTS).build();

  private record Key(String revision, String address) {}

  /** Counts a request of a client and judges it. */
  public RateVerdict take(RateQuota quota, String address, Instant now) {
    return windows
        .get(new Key(quota.revision(), address), key -> new ClientWindow(now))
        .take(quota, now);
  }
}
