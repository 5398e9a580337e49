package io.holdfast.core.approval;

import java.time.Instant;
import java.util.List;

/**
 * An approver's yes.
 *
 * @param entity who gave it
 * @param factors the places, in the list of factors, of those that the approver might give then
 */
public record Consent(String entity, Instant at, List<Integer> factors) {
  public Consent {
    factors = List.copyOf(factors);
  }
}
