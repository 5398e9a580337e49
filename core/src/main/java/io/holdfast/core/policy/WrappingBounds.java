package io.holdfast.core.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a response must and may be wrapped. Either bound makes wrapping a duty.
 *
 * @param min the shortest lifetime of the wrapping token; zero when not bounded
 * @param max the longest; zero when not bounded
 */
public record WrappingBounds(Duration min, Duration max) {
  public static final WrappingBounds NONE = new WrappingBounds(Duration.ZERO, Duration.ZERO);

  /** Whether there is no lifetime that both bounds allow. */
  public boolean areContradictory() {
    return !min.isZero() && !max.isZero() && max.compareTo(min) < 0;
  }

  /** Of two bounds of the same kind the shorter one counts, as in Vault. */
  WrappingBounds and(WrappingBounds other) {
    return new WrappingBounds(shorter(min, other.min), shorter(max, other.max));
  }

  private static Duration shorter(Duration one, Duration other) {
    if (one.isZero() || other.isZero()) {
      return one.isZero() ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  Optional<Denial> check(Optional<Duration> wrapTtl) {
    if (min.isZero() && max.isZero()) {
      return Optional.empty();
    }
    if (wrapTtl.isEmpty()) {
      return denial("the response must be wrapped");
    }
    Duration ttl = wrapTtl.get();
    if (!max.isZero() && ttl.compareTo(max) > 0) {
      return denial("the response may be wrapped for at most " + max.toSeconds() + " s");
    }
    if (!min.isZero() && ttl.compareTo(min) < 0) {
      return denial("the response must be wrapped for at least " + min.toSeconds() + " s");
    }
    return areContradictory()
        ? denial("min_wrapping_ttl and max_wrapping_ttl of merged policies contradict each other")
        : Optional.empty();
  }

  private static Optional<Denial> denial(String detail) {
    return Optional.of(new Denial(Denial.Cause.WRAPPING, detail));
  }
}
