package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code max_output_amount}: the sat that any one output may pay that is not the wallet's own.
 *
 * @param limit sat
 */
record MaxOutputAmount(long limit) implements Limit {
  static final String FIELD = "max_output_amount";

  static Optional<Limit> read(Fields fields) {
    return fields.sat(FIELD).map(MaxOutputAmount::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, limit);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    Optional<OutputFact> greatest =
        facts.transaction().foreignOutputs().stream()
            .max(Comparator.comparingLong(OutputFact::amount));
    return List.of(
        RuleTrace.ofAmount(
            FIELD,
            limit,
            greatest.map(OutputFact::amount).orElse(0L),
            greatest
                .map(output -> "would be paid by output " + output.index())
                .orElse("are paid")));
  }
}
