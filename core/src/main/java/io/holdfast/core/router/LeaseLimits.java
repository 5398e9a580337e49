package io.holdfast.core.router;

import java.time.Duration;

/** The server's own limits of leases, where a mount sets none. */
public record LeaseLimits(Duration defaultTtl, Duration maxTtl) {
  /** Vault's: 32 days for both. */
  public static final LeaseLimits DEFAULTS =
      new LeaseLimits(Duration.ofDays(32), Duration.ofDays(32));
}
