package io.holdfast.bitcoin.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a policy says of a transaction: refused if any rule refuses it. Every rule is judged, so
 * that all that stands in the way is told at once.
 *
 * @param trace every rule in the order of the policy
 */
public record Decision(List<RuleTrace> trace) {
  /** The rule by which a wallet without a policy signs nothing. */
  public static final String NO_POLICY = "no-policy";

  public Decision {
    trace = List.copyOf(trace);
  }

  /** The decision for a wallet that has no policy. */
  public static Decision noPolicy(TransactionFacts facts) {
    return new Decision(
        List.of(
            new RuleTrace(
                NO_POLICY,
                Verdict.REFUSED,
                0L,
                facts.amount(),
                "sat",
                "the wallet has no policy, and a wallet without a policy signs nothing; give it"
                    + " one")));
  }

  public boolean isAllowed() {
    return refusals().isEmpty();
  }

  /** The rules that refuse. */
  public List<RuleTrace> refusals() {
    return trace.stream().filter(each -> each.verdict() == Verdict.REFUSED).toList();
  }

  /** Why it is refused, one sentence after another; empty when it is allowed. */
  public String reasons() {
    return refusals().stream()
        .map(each -> each.rule() + ": " + each.sentence())
        .collect(Collectors.joining("; "));
  }
}
