package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code rbf}: whether a transaction has to opt in to replacement, or must not (BIP-125).
 *
 * @param required or else forbidden
 */
record Rbf(boolean required) implements Limit {
  static final String FIELD = "rbf";
  private static final String REQUIRED = "required";
  private static final String FORBIDDEN = "forbidden";

  static Optional<Limit> read(Fields fields) {
    return fields
        .word(FIELD, List.of(REQUIRED, FORBIDDEN))
        .map(word -> new Rbf(word.equals(REQUIRED)));
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, word());
  }

  private String word() {
    return required ? REQUIRED : FORBIDDEN;
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    boolean signals = facts.transaction().signalsReplacement();
    return List.of(
        RuleTrace.of(
            FIELD,
            signals == required,
            word(),
            signals,
            "replacement",
            (signals ? "an input opts in to replacement" : "no input opts in to replacement")
                + ", which is "
                + word()));
  }
}
