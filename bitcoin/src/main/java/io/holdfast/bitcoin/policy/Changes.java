package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.fact.Factor;
import java.time.Duration;
import java.util.List;

/**
 * What a change of the policy itself takes, its deletion included.
 *
 * @param factors of approval, all of them
 * @param approvalTtl how long approvers have
 * @param delay from the request on, before the change is in force; zero for none
 */
public record Changes(List<Factor> factors, Duration approvalTtl, Duration delay) {
  public Changes {
    factors = List.copyOf(factors);
  }
}
