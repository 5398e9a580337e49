package io.holdfast.engine.exchange.policy;

import io.holdfast.api.approval.Terms;
import io.holdfast.engine.exchange.venue.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a key may sign. A request is allowed when no rule denies it, a rule allows it, and it keeps
 * within what holds for all; see {@link PolicyReader} for the document.
 *
 * @param common holds for all requests
 * @param rules in order
 * @param limits of what orders are worth
 * @param prices by market, where an order names none
 * @param withdrawals the approvals that withdrawals need; without any none is signed
 */
public record ExchangePolicy(
    Rule common,
    List<Rule> rules,
    List<NotionalLimit> limits,
    Map<String, BigDecimal> prices,
    Optional<Terms> withdrawals) {
  public ExchangePolicy {
    rules = List.copyOf(rules);
    limits = List.copyOf(limits);
    prices = Map.copyOf(prices);
  }

  /** Decides; what was spent before is not looked at here. */
  public Decision decide(Asked asked) {
    List<Decision.Line> trace = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.denies() && rule.matches(asked)) {
        trace.add(new Decision.Line(rule.name(), false, "denied by this rule"));
        return Decision.refused(trace);
      }
    }
    common
        .objections(asked)
        .forEach((field, text) -> trace.add(new Decision.Line(field, false, text)));
    Optional<Rule> matching = matching(asked, trace);
    Optional<Terms> approvals = matching.flatMap(Rule::approvals);
    if (asked.movesAssets()) {
      approvals = approvals.or(() -> withdrawals);
      if (approvals.isEmpty()) {
        trace.add(
            new Decision.Line(
                "approvals", false, "withdrawals need approvals, and the policy names none"));
      }
    }
    Map<NotionalLimit, BigDecimal> worth = worth(asked, trace);
    if (matching.isEmpty() || trace.stream().anyMatch(line -> !line.allows())) {
      return Decision.refused(trace);
    }
    return new Decision(true, matching.get().name(), trace, approvals, worth);
  }

  /** The first rule that allows it; why others don't is noted only where none does. */
  private Optional<Rule> matching(Asked asked, List<Decision.Line> trace) {
    List<Decision.Line> objections = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.denies()) {
        continue;
      }
      Map<String, String> why = rule.objections(asked);
      if (why.isEmpty()) {
        trace.add(new Decision.Line(rule.name(), true, "allowed by this rule"));
        return Optional.of(rule);
      }
      why.forEach((field, text) ->
          objections.add(new Decision.Line(rule.name() + "." + field, false, text)));
    }
    trace.addAll(objections);
    if (objections.isEmpty()) {
      trace.add(new Decision.Line("rules", false, "no rule allows anything"));
    }
    return Optional.empty();
  }

  private Map<NotionalLimit, BigDecimal> worth(Asked asked, List<Decision.Line> trace) {
    Map<NotionalLimit, BigDecimal> worth = new LinkedHashMap<>();
    Optional<Shape> order = asked.order();
    if (limits.isEmpty() || order.isEmpty()) {
      return worth;
    }
    Optional<List<Notional.Worth>> told = Notional.of(asked, order.get(), prices);
    if (told.isEmpty()) {
      trace.add(
          new Decision.Line(
              "notional",
              false,
              "what the order is worth can't be told: it needs market, quantity and a price, which"
                  + " reference_prices may give"));
      return worth;
    }
    for (Notional.Worth each : told.get()) {
      List<NotionalLimit> counted =
          limits.stream()
              .filter(limit -> Notional.isQuotedIn(each.symbol(), limit.asset()))
              .toList();
      if (counted.isEmpty()) {
        trace.add(
            new Decision.Line("notional", false, "no limit is for the asset it is quoted in"));
      }
      counted.forEach(limit -> worth.merge(limit, each.amount(), BigDecimal::add));
    }
    return worth;
  }
}
