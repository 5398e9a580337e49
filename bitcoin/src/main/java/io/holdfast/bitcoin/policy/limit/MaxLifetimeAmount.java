package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code max_lifetime_amount}: the sat that may ever leave the wallet, fees apart.
 *
 * @param limit sat
 */
record MaxLifetimeAmount(long limit) implements Limit {
  static final String FIELD = "max_lifetime_amount";
  private static final UsageQuestion QUESTION =
      new UsageQuestion(UsageScope.WALLET, "", Optional.empty());

  static Optional<Limit> read(Fields fields) {
    return fields.sat(FIELD).map(MaxLifetimeAmount::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, limit);
  }

  @Override
  public Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return Stream.of(QUESTION);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    Usage before = facts.circumstances().usage().get(QUESTION);
    return List.of(
        before == null
            ? RuleTrace.unknown(FIELD, limit, "sat", "what has left the wallet so far is not known")
            : RuleTrace.ofAmount(
                FIELD,
                limit,
                before.plus(facts.transaction().adds(QUESTION)).amount(),
                "would have left the wallet in its lifetime"));
  }
}
