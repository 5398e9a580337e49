package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.condition.Condition;
import io.holdfast.bitcoin.policy.condition.ConditionException;
import io.holdfast.bitcoin.policy.condition.Variables;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.limit.Limits;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.obligation.ObligationReader;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named rule. One that allows holds if its condition does and its limits are kept; one that
 * denies has a condition alone, so that no limit is ever read the wrong way round.
 *
 * @param deny whether it denies
 * @param when its condition; empty for always
 */
record Rule(
    String name, boolean deny, Optional<Condition> when, Limits limits, Obligations obligations) {
  static final String WHEN = "when";
  private static final String NAME = "name";
  private static final String EFFECT = "effect";
  private static final String ALLOW = "allow";
  private static final String DENY = "deny";
  private static final int MAX_NAME = 100;

  static Rule read(Fields fields) {
    fields.require(NAME);
    fields.require(EFFECT);
    String name = fields.text(NAME, MAX_NAME).orElse("");
    boolean deny = fields.word(EFFECT, List.of(ALLOW, DENY)).filter(DENY::equals).isPresent();
    Optional<Condition> when = fields.text(WHEN, Condition.MAX_LENGTH, Condition::parse);
    Rule rule =
        deny
            ? new Rule(name, true, when, new Limits(List.of()), Obligations.NONE)
            : new Rule(name, false, when, Limits.read(fields), ObligationReader.read(fields));
    if (deny) {
      fields.require(WHEN);
    }
    fields.end();
    return rule;
  }

  Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(NAME, name);
    document.put(EFFECT, deny ? DENY : ALLOW);
    when.ifPresent(condition -> document.put(WHEN, condition.text()));
    limits.write(document);
    ObligationReader.write(obligations, document);
    return document;
  }

  /** A condition that can't be evaluated doesn't hold where it would allow, and does to deny. */
  RuleJudgement judge(DecisionFacts facts, Variables variables) {
    List<RuleTrace> trace = new ArrayList<>();
    boolean applies = when.isEmpty() || applies(when.get(), variables, trace);
    List<RuleTrace> kept = limits.judge(facts);
    trace.addAll(kept);
    return new RuleJudgement(
        name, deny, applies && kept.stream().noneMatch(RuleTrace::isRefusal), trace);
  }

  private boolean applies(Condition condition, Variables variables, List<RuleTrace> trace) {
    boolean holds;
    Object actual;
    String sentence;
    try {
      holds = condition.holds(variables);
      actual = holds;
      sentence = holds ? "the condition holds" : "the condition does not hold";
    } catch (ConditionException e) {
      holds = deny;
      actual = "error";
      sentence = "the condition can't be told: " + e.getMessage();
    }
    trace.add(RuleTrace.of(WHEN, holds != deny, condition.text(), actual, "condition", sentence));
    return holds;
  }
}
