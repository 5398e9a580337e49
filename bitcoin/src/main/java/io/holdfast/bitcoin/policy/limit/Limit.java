package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A limit that a field of a policy sets, or a few together: a pure judgement of facts. */
public interface Limit {
  /** Puts the field into a document. */
  void write(Map<String, Object> document);

  /** Judges a transaction: a trace for each part of the field. */
  List<RuleTrace> judge(DecisionFacts facts);

  /** What it needs to know of earlier transactions. */
  default Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return Stream.of();
  }
}
