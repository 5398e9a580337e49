package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.policy.fact.Factor;
import java.time.Duration;
import java.util.List;

/**
 * What must follow a signature that was made without its obligations being met.
 *
 * @param factors who reviews it
 * @param within from the signature on
 */
public record Review(List<Factor> factors, Duration within) {
  public Review {
    factors = List.copyOf(factors);
  }
}
