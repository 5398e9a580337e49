package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.InputFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code inputs}: what may be spent.
 *
 * @param maxCount of inputs
 * @param maxForeign of inputs that aren't proven to be the wallet's own
 * @param minAmount sat of each of the wallet's own
 * @param maxAmount sat of each of the wallet's own
 * @param types how the wallet's own may be spent, such as {@code p2wpkh}
 * @param allow the only outputs of its own that may be spent
 * @param deny outputs that may not be spent
 */
record Inputs(
    Optional<Long> maxCount,
    Optional<Long> maxForeign,
    Optional<Long> minAmount,
    Optional<Long> maxAmount,
    Optional<List<String>> types,
    Optional<List<String>> allow,
    Optional<List<String>> deny)
    implements Limit {
  static final String FIELD = "inputs";
  private static final int MAX_OUTPOINTS = 10_000;
  private static final int OUTPOINT = 75;

  static Optional<Limit> read(Fields fields) {
    return fields
        .object(FIELD, "inputs")
        .map(object -> {
          Inputs inputs =
              new Inputs(
                  object.whole("max_count", 0, 1_000_000),
                  object.whole("max_foreign", 0, 1_000_000),
                  object.sat("min_amount"),
                  object.sat("max_amount"),
                  object.texts("types", 50, 40, SpendTypes::checked),
                  object.texts("allow", MAX_OUTPOINTS, OUTPOINT, OutPoints::checked),
                  object.texts("deny", MAX_OUTPOINTS, OUTPOINT, OutPoints::checked));
          object.end();
          return inputs;
        });
  }

  @Override
  public void write(Map<String, Object> document) {
    Map<String, Object> object = new LinkedHashMap<>();
    maxCount.ifPresent(value -> object.put("max_count", value));
    maxForeign.ifPresent(value -> object.put("max_foreign", value));
    minAmount.ifPresent(value -> object.put("min_amount", value));
    maxAmount.ifPresent(value -> object.put("max_amount", value));
    types.ifPresent(value -> object.put("types", value));
    allow.ifPresent(value -> object.put("allow", value));
    deny.ifPresent(value -> object.put("deny", value));
    document.put(FIELD, object);
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<InputFact> all = facts.transaction().inputs();
    List<InputFact> own = all.stream().filter(InputFact::isOwn).toList();
    List<RuleTrace> trace = new ArrayList<>();
    maxCount.ifPresent(most -> trace.add(count("max_count", most, all.size(), "inputs")));
    maxForeign.ifPresent(
        most -> trace.add(count("max_foreign", most, all.size() - own.size(), "inputs of others")));
    minAmount.ifPresent(
        least -> trace.add(each("min_amount", least, own, input -> input.amount() >= least)));
    maxAmount.ifPresent(
        most -> trace.add(each("max_amount", most, own, input -> input.amount() <= most)));
    types.ifPresent(
        known -> trace.add(each("types", known, own, input -> known.contains(input.type()))));
    allow.ifPresent(
        known -> trace.add(each("allow", known, own, input -> known.contains(input.outpoint()))));
    deny.ifPresent(
        known -> trace.add(each("deny", known, all, input -> !known.contains(input.outpoint()))));
    return trace;
  }

  private static RuleTrace count(String name, long most, long actual, String what) {
    return RuleTrace.of(
        FIELD + "." + name,
        actual <= most,
        most,
        actual,
        "inputs",
        "there are " + actual + " " + what + " and the limit is " + most);
  }

  private static RuleTrace each(
      String name, Object limit, List<InputFact> inputs, Predicate<InputFact> fits) {
    List<InputFact> unfit = inputs.stream().filter(fits.negate()).toList();
    return RuleTrace.of(
        FIELD + "." + name,
        unfit.isEmpty(),
        limit,
        unfit.stream().map(InputFact::outpoint).toList(),
        "outpoint",
        unfit.isEmpty()
            ? "every input keeps to it"
            : String.join(
                ", ",
                unfit.stream()
                    .map(input ->
                        "input "
                            + input.index()
                            + " ("
                            + input.amount()
                            + " sat, "
                            + input.type()
                            + ") does not keep to it")
                    .toList()));
  }
}
