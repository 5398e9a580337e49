package io.holdfast.core.barrier;

import java.time.Duration;

/**
 * When data keys rotate by themselves.
 *
 * @param enabled when false only the interval is off: the bound on encryptions is never lifted
 * @param maxOperations encryptions after which a key is rotated
 * @param interval time after which a key is rotated; zero never
 */
public record RotationConfig(boolean enabled, long maxOperations, Duration interval) {
  /** Vault's bound: 90 % of the 2^32 that random 96-bit nonces allow. */
  public static final long MOST_OPERATIONS = 3_865_470_566L;

  static final RotationConfig DEFAULTS = new RotationConfig(true, MOST_OPERATIONS, Duration.ZERO);
}
