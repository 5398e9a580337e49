package io.holdfast.api.approval;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a matter needs.
 *
 * @param factors all of them; without any it is never approved
 * @param ttl after so long it is too late, approved or not
 * @param distinct whether one person counts for one factor only; else for each whose groups they
 *     are in
 * @param breakGlass who may do without, and what follows; empty for nobody
 */
public record Terms(
    List<Factor> factors, Duration ttl, boolean distinct, Optional<BreakGlass> breakGlass) {
  public Terms {
    factors = List.copyOf(factors);
    if (!ttl.isPositive()) {
      throw new IllegalArgumentException("what has no time could never be approved");
    }
  }

  /** People of whom each counts for one factor, and nobody may do without them. */
  public Terms(List<Factor> factors, Duration ttl) {
    this(factors, ttl, true, Optional.empty());
  }
}
