package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code forbidden_destinations}: addresses that nothing is paid to. */
public record ForbiddenDestinations(AddressList addresses) implements Limit {
  static final String FIELD = "forbidden_destinations";

  static Optional<Limit> read(Fields fields) {
    return AddressList.read(fields, FIELD).map(ForbiddenDestinations::new);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, addresses.texts());
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<String> paid =
        facts.transaction().outputs().stream()
            .filter(output -> addresses.contains(facts.transaction().network(), output.script()))
            .map(OutputFact::destination)
            .distinct()
            .toList();
    return List.of(
        RuleTrace.of(
            FIELD,
            paid.isEmpty(),
            List.of(),
            paid,
            "address",
            paid.isEmpty()
                ? "no output goes to a forbidden address"
                : "what goes to " + String.join(", ", paid) + " is forbidden"));
  }
}
