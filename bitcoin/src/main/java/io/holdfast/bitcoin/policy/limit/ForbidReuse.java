package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.script.Script;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code forbid_reuse}: that no address is paid again.
 *
 * @param ownOnly whether only the wallet's own addresses must be new
 */
record ForbidReuse(boolean ownOnly) implements Limit {
  static final String FIELD = "forbid_reuse";
  private static final String OWN = "own";

  static Optional<Limit> read(Fields fields) {
    if (OWN.equals(fields.value(FIELD))) {
      return Optional.of(new ForbidReuse(true));
    }
    return fields
        .flag(FIELD, "true, false or own")
        .filter(flag -> flag)
        .map(_ -> new ForbidReuse(false));
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, ownOnly ? OWN : true);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    Set<Script> spent =
        facts.transaction().inputs().stream().map(InputFact::script).collect(Collectors.toSet());
    Set<Script> seen = new HashSet<>();
    Set<String> again = new LinkedHashSet<>();
    for (OutputFact output : facts.transaction().outputs()) {
      boolean repeated = !seen.add(output.script());
      if ((output.isOwn() || !ownOnly)
          && (repeated
              || spent.contains(output.script())
              || facts.circumstances().used().contains(output.destination()))) {
        again.add(output.destination());
      }
    }
    return List.of(
        RuleTrace.of(
            FIELD,
            again.isEmpty(),
            ownOnly ? OWN : "all",
            List.copyOf(again),
            "address",
            again.isEmpty()
                ? "every output goes to an address that is new"
                : "paid before, or twice here: " + String.join(", ", again)));
  }
}
