package io.holdfast.engine.bitcoin.request;

import io.holdfast.api.approval.Proof;
import io.holdfast.bitcoin.policy.fact.Factor;
import java.util.List;

/** Factors between the words of policies and those of the approval service. */
public final class Factors {
  private Factors() {}

  /** What a policy's factors are to the service. */
  public static List<io.holdfast.api.approval.Factor> asked(List<Factor> factors) {
    return factors.stream().map(Factors::asked).toList();
  }

  static io.holdfast.api.approval.Factor asked(Factor factor) {
    return new io.holdfast.api.approval.Factor(
        factor.name(), factor.groups(), factor.approvals(), Proof.valueOf(factor.proof().name()));
  }

  /** What a factor of the service is to a policy. */
  static Factor met(io.holdfast.api.approval.Factor factor) {
    return new Factor(
        factor.name(),
        factor.groups(),
        factor.approvals(),
        io.holdfast.bitcoin.policy.fact.Proof.valueOf(factor.proof().name()));
  }
}
