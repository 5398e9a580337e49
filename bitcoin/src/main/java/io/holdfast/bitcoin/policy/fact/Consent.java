package io.holdfast.bitcoin.policy.fact;

import java.time.Instant;
import java.util.List;

/**
 * An approver's yes to exactly this transaction.
 *
 * @param id of the approver's entity
 * @param name of the entity, for people
 * @param factors for which it counts, as they stood when it was asked for: it counts for none that
 *     a policy states otherwise
 * @param time when it was given
 */
public record Consent(String id, String name, List<Factor> factors, Instant time) {
  public Consent {
    factors = List.copyOf(factors);
  }
}
