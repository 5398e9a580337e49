package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.tx.FeeRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code min_feerate}: the lowest feerate, of the smallest size that the signed transaction may
 * have.
 *
 * @param limit sat/vB
 */
record MinFeerate(BigDecimal limit) implements Limit {
  static final String FIELD = "min_feerate";

  static Optional<Limit> read(Fields fields) {
    return fields.decimal(FIELD, "a number of sat/vB, such as 12.5").map(MinFeerate::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, limit);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    FeeRate rate = facts.transaction().feerate();
    return List.of(
        RuleTrace.of(
            FIELD,
            !rate.isBelow(limit),
            limit,
            rate.satPerVb(),
            "sat/vB",
            "the feerate would be "
                + rate
                + " ("
                + rate.fee()
                + " sat over "
                + rate.vsize()
                + " vB) and the least is "
                + limit.toPlainString()
                + " sat/vB"));
  }
}
