package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.bitcoin.policy.obligation.Obligations;
import io.holdfast.bitcoin.policy.obligation.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a policy says of a transaction. Every limit and every rule is judged, so that all that
 * stands in the way is told at once.
 *
 * @param rule the rule that allows it: the first that holds; empty where none does, and for a
 *     policy without rules
 * @param trace of the limits that bound everything, and of the obligations, in the order of the
 *     policy
 * @param rules how each rule judged, in the order of the policy
 * @param obligations that must be met; none where it is refused
 * @param review that must follow, because obligations were done without; empty for none
 */
public record Decision(
    Outcome outcome,
    Optional<String> rule,
    List<RuleTrace> trace,
    List<RuleJudgement> rules,
    Obligations obligations,
    Optional<Review> review) {
  /** The rule by which a wallet without a policy signs nothing. */
  public static final String NO_POLICY = "no-policy";

  public Decision {
    trace = List.copyOf(trace);
    rules = List.copyOf(rules);
  }

  /** The decision for a wallet that has no policy. */
  public static Decision noPolicy(TransactionFacts facts) {
    return new Decision(
        Outcome.REFUSED,
        Optional.empty(),
        List.of(
            new RuleTrace(
                NO_POLICY,
                Verdict.REFUSED,
                0L,
                facts.amount(),
                "sat",
                "the wallet has no policy, and a wallet without a policy signs nothing; give it"
                    + " one")),
        List.of(),
        Obligations.NONE,
        Optional.empty());
  }

  public boolean isAllowed() {
    return outcome == Outcome.ALLOWED;
  }

  /** What stands in the way: limits that are exceeded, and what rules deny or don't allow. */
  public List<RuleTrace> refusals() {
    return trace.stream().filter(RuleTrace::isRefusal).toList();
  }

  /** Why it is refused, one sentence after another; empty when it is not. */
  public String reasons() {
    return refusals().stream()
        .map(each -> each.rule() + ": " + each.sentence())
        .collect(Collectors.joining("; "));
  }

  /** As a document, without the policy's name and the facts. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("outcome", outcome.label());
    rule.ifPresent(name -> document.put("rule", name));
    document.put("trace", trace.stream().map(RuleTrace::toDocument).toList());
    if (!rules.isEmpty()) {
      document.put("rules", rules.stream().map(RuleJudgement::toDocument).toList());
    }
    return document;
  }
}
