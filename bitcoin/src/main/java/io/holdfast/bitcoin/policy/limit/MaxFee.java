package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code max_fee}: the highest fee.
 *
 * @param limit sat
 */
record MaxFee(long limit) implements Limit {
  static final String FIELD = "max_fee";

  static Optional<Limit> read(Fields fields) {
    return fields.sat(FIELD).map(MaxFee::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, limit);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    return List.of(RuleTrace.ofAmount(FIELD, limit, facts.transaction().fee(), "would be the fee"));
  }
}
