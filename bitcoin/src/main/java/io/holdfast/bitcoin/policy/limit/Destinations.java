package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.util.List;
import java.util.Optional;

/** Skeleton. */
public record Destinations(AddressList addresses) implements Limit {
  static final String FIELD = "destinations";

  static Optional<Limit> read(Fields fields) {
    return AddressList.read(fields, FIELD).map(Destinations::new);
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public Object value() {
    return addresses.texts();
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    var others =
        facts.transaction().foreignOutputs().stream()
            .filter(output -> !addresses.contains(facts.transaction().network(), output.script()))
            .toList();
    return List.of(
        RuleTrace.of(
            FIELD,
            others.isEmpty(),
            addresses.texts(),
            others.stream().map(output -> output.destination()).distinct().toList(),
            "address",
            others.isEmpty()
                ? "every output is the wallet's own or goes to one of the "
                    + addresses.texts().size()
                    + " allowed addresses"
                : others.stream()
                    .map(output ->
                        "output "
                            + output.index()
                            + " pays "
                            + output.amount()
                            + " sat to "
                            + output.destination()
                            + ", which is neither an allowed destination nor proven to be the"
                            + " wallet's own")
                    .collect(java.util.stream.Collectors.joining(", "))));
  }
}
