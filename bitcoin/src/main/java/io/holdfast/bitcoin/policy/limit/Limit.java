package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import java.util.List;
import java.util.stream.Stream;

/** A limit that a field of a policy sets: a pure judgement of a transaction's facts. */
public interface Limit {
  /** The policy's field. */
  String field();

  /** The field's value as a document has it. */
  Object value();

  /** Judges a transaction: one trace, or one for each part of the field. */
  List<RuleTrace> judge(DecisionFacts facts);

  /** What it needs to know of earlier transactions. */
  default Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return Stream.of();
  }
}
