package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.InputFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code sighash}: what signatures may commit to. Without the field it is all of the transaction.
 *
 * @param allowed such as {@code ALL} or {@code SINGLE|ANYONECANPAY}
 */
public record SighashTypes(List<String> allowed) implements Limit {
  static final String FIELD = "sighash";
  private static final List<String> KNOWN =
      List.of(
          "DEFAULT",
          "ALL",
          "NONE",
          "SINGLE",
          "ALL|ANYONECANPAY",
          "NONE|ANYONECANPAY",
          "SINGLE|ANYONECANPAY");

  /** What is signed without the field. */
  public static final List<String> USUAL = List.of("DEFAULT", "ALL");

  /** Reads the field. */
  public static Optional<SighashTypes> read(Fields fields) {
    return fields.words(FIELD, KNOWN).map(SighashTypes::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, allowed);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<String> others =
        facts.transaction().inputs().stream()
            .map(InputFact::sighash)
            .filter(type -> !allowed.contains(type))
            .distinct()
            .toList();
    return List.of(
        RuleTrace.of(
            FIELD,
            others.isEmpty(),
            allowed,
            others,
            "sighash",
            others.isEmpty()
                ? "every signature commits to what it may"
                : "signatures would commit to " + String.join(", ", others)));
  }
}
