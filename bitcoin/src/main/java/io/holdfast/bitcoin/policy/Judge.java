package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.condition.Condition;
import io.holdfast.bitcoin.policy.condition.ConditionException;
import io.holdfast.bitcoin.policy.condition.Variables;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.SighashTypes;
import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.bitcoin.policy.obligation.ObligationCheck;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one transaction by a policy: every limit and every rule, whatever another one said. */
final class Judge {
  private final PolicyContent policy;
  private final DecisionFacts facts;
  private final Variables variables;

  Judge(PolicyContent policy, DecisionFacts facts) {
    this.policy = policy;
    this.facts = facts;
    this.variables = new Variables(facts);
  }

  /** A decision that limits alone make. */
  static Decision decided(List<RuleTrace> trace) {
    boolean refused = trace.stream().anyMatch(RuleTrace::isRefusal);
    return new Decision(
        refused ? Outcome.REFUSED : Outcome.ALLOWED,
        Optional.empty(),
        trace,
        List.of(),
        Obligations.NONE,
        Optional.empty());
  }

  Decision decide() {
    List<RuleTrace> trace = new ArrayList<>(policy.bounds().judge(facts));
    sighash(trace);
    policy.condition().ifPresent(condition -> trace.add(judge(condition)));
    List<RuleJudgement> rules =
        policy.rules().orElse(List.of()).stream()
            .map(rule -> rule.judge(facts, variables))
            .toList();
    policy.rules().ifPresent(_ -> judge(rules, trace));
    Optional<RuleJudgement> allowing =
        rules.stream().filter(rule -> !rule.deny() && rule.holds()).findFirst();
    if (trace.stream().anyMatch(RuleTrace::isRefusal)) {
      return new Decision(
          Outcome.REFUSED, Optional.empty(), trace, rules, Obligations.NONE, Optional.empty());
    }
    Optional<String> name = allowing.map(RuleJudgement::name);
    Obligations obligations = obligations(name);
    ObligationCheck check = new ObligationCheck(obligations, facts);
    List<RuleTrace> met = check.judge();
    trace.addAll(met);
    Outcome outcome = outcome(met);
    return new Decision(
        outcome,
        name,
        trace,
        rules,
        outcome == Outcome.REFUSED ? Obligations.NONE : obligations,
        outcome == Outcome.ALLOWED ? check.review() : Optional.empty());
  }

  private static Outcome outcome(List<RuleTrace> obligations) {
    if (obligations.stream().anyMatch(RuleTrace::isRefusal)) {
      return Outcome.REFUSED;
    }
    return obligations.stream().anyMatch(each -> each.verdict() == Verdict.PENDING)
        ? Outcome.PENDING
        : Outcome.ALLOWED;
  }

  /** Without the field, the usual types pass without a word, and others don't pass. */
  private void sighash(List<RuleTrace> trace) {
    if (policy.sighash().isPresent()) {
      trace.addAll(policy.sighash().get().judge(facts));
      return;
    }
    new SighashTypes(SighashTypes.USUAL)
        .judge(facts).stream().filter(RuleTrace::isRefusal).forEach(trace::add);
  }

  private RuleTrace judge(Condition condition) {
    boolean holds = false;
    Object actual;
    String sentence;
    try {
      holds = condition.holds(variables);
      actual = holds;
      sentence = holds ? "the condition holds" : "the condition does not hold";
    } catch (ConditionException e) {
      actual = "error";
      sentence = "the condition can't be told: " + e.getMessage();
    }
    return RuleTrace.of(
        PolicyContent.CONDITION, holds, condition.text(), actual, "condition", sentence);
  }

  private static void judge(List<RuleJudgement> rules, List<RuleTrace> trace) {
    for (RuleJudgement rule : rules) {
      if (rule.deny() && rule.holds()) {
        trace.add(
            RuleTrace.of(
                PolicyContent.RULES,
                false,
                rule.name(),
                "deny",
                "rule",
                "rule '" + rule.name() + "' denies it"));
      }
    }
    if (rules.stream().noneMatch(rule -> !rule.deny() && rule.holds())) {
      List<String> reasons =
          rules.stream().filter(rule -> !rule.deny()).map(RuleJudgement::reasons).toList();
      trace.add(
          RuleTrace.of(
              PolicyContent.RULES,
              false,
              rules.stream().filter(rule -> !rule.deny()).map(RuleJudgement::name).toList(),
              "none",
              "rule",
              reasons.isEmpty()
                  ? "the policy has no rule that allows anything"
                  : "no rule allows it: " + String.join("; ", reasons)));
    }
  }

  private Obligations obligations(Optional<String> allowing) {
    return allowing
        .flatMap(name ->
            policy.rules().orElse(List.of()).stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst())
        .map(rule -> policy.obligations().and(rule.obligations()))
        .orElse(policy.obligations());
  }
}
