package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** {@code velocity}: limits over sliding windows of time. */
record Velocity(List<Window> windows) implements Limit {
  static final String FIELD = "velocity";
  private static final int MAX_WINDOWS = 50;
  private static final long MAX_COUNT = 1_000_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * One limit.
   *
   * @param maxAmount sat that may leave the wallet within the window, fees apart
   * @param maxCount of transactions
   * @param maxFee sat of fees
   * @param per whose transactions count together
   */
  record Window(
      Duration window,
      Optional<Long> maxAmount,
      Optional<Long> maxCount,
      Optional<Long> maxFee,
      UsageScope per) {}

  static Optional<Limit> read(Fields fields) {
    return fields
        .objects(FIELD, "a velocity limit", MAX_WINDOWS)
        .map(all ->
            new Velocity(all.stream().map(Velocity::window).flatMap(Optional::stream).toList()));
  }

  private static Optional<Window> window(Fields fields) {
    Optional<Duration> window = fields.duration("window", SHORTEST, LONGEST);
    fields.require("window");
    Window limit =
        new Window(
            window.orElse(SHORTEST),
            fields.sat("max_amount"),
            fields.whole("max_count", 0, MAX_COUNT),
            fields.sat("max_fee"),
            fields.word("per", UsageScope.class, UsageScope::label).orElse(UsageScope.WALLET));
    if (!fields.has("max_amount") && !fields.has("max_count") && !fields.has("max_fee")) {
      fields.problem("max_amount", "is missing; give it, max_count or max_fee");
    }
    fields.end();
    return window.map(_ -> limit);
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, windows.stream().map(Velocity::write).toList());
  }

  private static Map<String, Object> write(Window limit) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("window", Durations.text(limit.window));
    limit.maxAmount.ifPresent(value -> document.put("max_amount", value));
    limit.maxCount.ifPresent(value -> document.put("max_count", value));
    limit.maxFee.ifPresent(value -> document.put("max_fee", value));
    document.put("per", limit.per.label());
    return document;
  }

  @Override
  public Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return windows.stream()
        .flatMap(limit ->
            subjects(limit.per, facts, initiator).stream()
                .map(subject -> new UsageQuestion(limit.per, subject, Optional.of(limit.window))));
  }

  private static Set<String> subjects(UsageScope per, TransactionFacts facts, Initiator initiator) {
    return added(per, facts, initiator).keySet();
  }

  /** What the transaction adds to the usage of each subject. */
  private static Map<String, Usage> added(
      UsageScope per, TransactionFacts facts, Initiator initiator) {
    return switch (per) {
      case WALLET -> Map.of("", new Usage(facts.amount(), 1, facts.fee()));
      case INITIATOR -> Map.of(initiator.id(), new Usage(facts.amount(), 1, facts.fee()));
      case DESTINATION -> facts.addsByDestination();
    };
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    List<RuleTrace> trace = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      Window limit = windows.get(i);
      String name = FIELD + "[" + i + "].";
      Map<String, Usage> added =
          added(limit.per, facts.transaction(), facts.circumstances().initiator());
      Map<UsageQuestion, Usage> before = facts.circumstances().usage();
      limit.maxAmount.ifPresent(most ->
          trace.add(judge(name + "max_amount", limit, most, "sat", Usage::amount, added, before)));
      limit.maxCount.ifPresent(most ->
          trace.add(
              judge(name + "max_count", limit, most, "transactions", Usage::count, added, before)));
      limit.maxFee.ifPresent(most ->
          trace.add(judge(name + "max_fee", limit, most, "sat", Usage::fee, added, before)));
    }
    return trace;
  }

  /** By the subject that comes closest to the limit, or farthest beyond it. */
  private static RuleTrace judge(
      String name,
      Window limit,
      long most,
      String unit,
      ToLongFunction<Usage> figure,
      Map<String, Usage> added,
      Map<UsageQuestion, Usage> known) {
    long greatest = 0;
    String of = "";
    for (Map.Entry<String, Usage> each : added.entrySet()) {
      String subject = each.getKey();
      Usage before = known.get(new UsageQuestion(limit.per, subject, Optional.of(limit.window)));
      if (before == null) {
        return RuleTrace.unknown(
            name, most, unit, "what was signed within " + within(limit, subject) + " is not known");
      }
      long total = figure.applyAsLong(before.plus(each.getValue()));
      if (of.isEmpty() || total > greatest) {
        greatest = total;
        of = within(limit, subject);
      }
    }
    return RuleTrace.of(
        name,
        greatest <= most,
        most,
        greatest,
        unit,
        of.isEmpty()
            ? "nobody else is paid"
            : greatest
                + " "
                + unit
                + " within "
                + of
                + ", this one included; the limit is "
                + most);
  }

  private static String within(Window limit, String subject) {
    String window = Durations.text(limit.window);
    return switch (limit.per) {
      case WALLET -> window + " from the wallet";
      case INITIATOR ->
          window + (subject.isEmpty() ? " by nobody known" : " by initiator " + subject);
      case DESTINATION -> window + " to " + subject;
    };
  }
}
