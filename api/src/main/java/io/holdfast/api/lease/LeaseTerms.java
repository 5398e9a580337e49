package io.holdfast.api.lease;

import java.time.Duration;

/**
 * How long a leased secret lasts. Zero durations mean: as the mount has it.
 *
 * @param ttl from issue, or from the renewal
 * @param maxTtl counted from issue; the mount's maximum bounds it
 * @param renewable whether the lease may be renewed
 */
public record LeaseTerms(Duration ttl, Duration maxTtl, boolean renewable) {
  /** The mount's own terms. */
  public static final LeaseTerms OF_MOUNT = new LeaseTerms(Duration.ZERO, Duration.ZERO, true);
}
