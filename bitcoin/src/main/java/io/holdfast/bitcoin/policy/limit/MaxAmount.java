package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code max_amount}: the sat that may leave the wallet in one transaction, fee apart.
 *
 * @param limit sat
 */
record MaxAmount(long limit) implements Limit {
  static final String FIELD = "max_amount";

  static Optional<Limit> read(Fields fields) {
    return fields.sat(FIELD).map(MaxAmount::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, limit);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    return List.of(
        RuleTrace.ofAmount(
            FIELD, limit, facts.transaction().amount(), "would leave the wallet (fee apart)"));
  }
}
