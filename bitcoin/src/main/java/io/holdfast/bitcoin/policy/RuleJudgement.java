package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.policy.limit.RuleTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How one named rule judged a transaction.
 *
 * @param name the rule's
 * @param deny whether it is one that denies
 * @param holds whether it holds: its condition does, and every limit of it is kept
 * @param trace of its condition and its limits
 */
public record RuleJudgement(String name, boolean deny, boolean holds, List<RuleTrace> trace) {
  public RuleJudgement {
    trace = List.copyOf(trace);
  }

  /** Why it does not hold: {@code small: max_amount: 5 sat ...}. */
  String reasons() {
    return name
        + ": "
        + trace.stream()
            .filter(RuleTrace::isRefusal)
            .map(each -> each.rule() + ": " + each.sentence())
            .collect(Collectors.joining(", "));
  }

  /** As a document. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("effect", deny ? "deny" : "allow");
    document.put("holds", holds);
    document.put("trace", trace.stream().map(RuleTrace::toDocument).toList());
    return document;
  }
}
