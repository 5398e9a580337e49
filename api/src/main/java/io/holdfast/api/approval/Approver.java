package io.holdfast.api.approval;

import java.time.Instant;
import java.util.List;

/**
 * Somebody whose consent counts.
 *
 * @param entity the id of the entity
 * @param name the entity's name then
 * @param factors the names of the factors that it counts for
 * @param at when it was given
 * @param evidence what was shown beside the login; public facts only
 */
public record Approver(
    String entity, String name, List<String> factors, Instant at, List<Evidence> evidence) {
  public Approver {
    factors = List.copyOf(factors);
    evidence = List.copyOf(evidence);
  }
}
