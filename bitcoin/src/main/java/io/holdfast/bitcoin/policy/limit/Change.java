package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.wallet.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code change}: what the wallet may pay itself. What is not proven to be its own is a payment
 * anyway.
 *
 * @param maxOutputs of its own
 * @param maxIndex the highest index
 * @param maxGap how far beyond the last index used on the chain for change an output there may lie
 * @param changeChainOnly whether outputs to the chain for receiving are refused
 */
record Change(
    Optional<Long> maxOutputs,
    Optional<Long> maxIndex,
    Optional<Long> maxGap,
    boolean changeChainOnly)
    implements Limit {
  static final String FIELD = "change";

  static Optional<Limit> read(Fields fields) {
    return fields
        .object(FIELD, "change")
        .map(object -> {
          Change change =
              new Change(
                  object.whole("max_outputs", 0, 1_000_000),
                  object.whole("max_index", 0, Integer.MAX_VALUE),
                  object.whole("max_gap", 0, Integer.MAX_VALUE),
                  object.flag("change_chain_only").orElse(false));
          object.end();
          return change;
        });
  }

  @Override
  public void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    maxOutputs.ifPresent(value -> object.put("max_outputs", value));
    maxIndex.ifPresent(value -> object.put("max_index", value));
    maxGap.ifPresent(value -> object.put("max_gap", value));
    if (changeChainOnly) {
      object.put("change_chain_only", true);
    }
    document.put(FIELD, object);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<Place> places =
        facts.transaction().outputs().stream()
            .map(OutputFact::own)
            .flatMap(Optional::stream)
            .toList();
    List<RuleTrace> trace = new ArrayList<>();
    maxOutputs.ifPresent(
        most -> trace.add(most("max_outputs", most, places.size(), "outputs to the wallet")));
    maxIndex.ifPresent(
        most -> trace.add(most("max_index", most, highest(places), "is the highest index")));
    maxGap.ifPresent(most -> trace.add(gap(most, places, facts)));
    if (changeChainOnly) {
      List<String> receiving =
          places.stream().filter(place -> !place.change()).map(Place::toString).toList();
      trace.add(
          RuleTrace.of(
              FIELD + ".change_chain_only",
              receiving.isEmpty(),
              List.of(),
              receiving,
              "place",
              receiving.isEmpty()
                  ? "no output goes to the chain for receiving"
                  : "an output goes to the chain for receiving: " + String.join(", ", receiving)));
    }
    return trace;
  }

  private static long highest(List<Place> places) {
    return places.stream().mapToLong(Place::index).max().orElse(0);
  }

  private static RuleTrace gap(long most, List<Place> places, DecisionFacts facts) {
    List<Place> change = places.stream().filter(Place::change).toList();
    Optional<Long> next = facts.circumstances().nextChange();
    if (next.isEmpty() && !change.isEmpty()) {
      return RuleTrace.unknown(
          FIELD + ".max_gap", most, "index", "which index is next on the chain is not known");
    }
    long beyond = change.isEmpty() ? 0 : Math.max(0, highest(change) - next.orElse(0L));
    return most("max_gap", most, beyond, "indexes are passed over");
  }

  private static RuleTrace most(String name, long most, long actual, String what) {
    return RuleTrace.of(
        FIELD + "." + name,
        actual <= most,
        most,
        actual,
        "index",
        actual + " " + what + " and the limit is " + most);
  }
}
