package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.approval.Terms;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy says of a request.
 *
 * @param rule the rule that allows it; empty where none does
 * @param trace why, a line each
 * @param approvals what is needed besides
 * @param worth what is to be taken off the limits
 */
public record Decision(
    boolean allowed,
    String rule,
    List<Line> trace,
    Optional<Terms> approvals,
    Map<NotionalLimit, BigDecimal> worth) {
  public Decision {
    trace = List.copyOf(trace);
    worth = new LinkedHashMap<>(worth);
  }

  /** What one rule, or one field, says. */
  public record Line(String rule, boolean allows, String message) {}

  static Decision refused(List<Line> trace) {
    return new Decision(false, "", trace, Optional.empty(), Map.of());
  }

  /** Why not, in one line. */
  public String reasons() {
    return String.join(
        "; ",
        trace.stream()
            .filter(line -> !line.allows())
            .map(line -> line.rule() + ": " + line.message())
            .toList());
  }

  /** As answers show it. */
  public ObjectNode view(String policy, long version) {
    ObjectNode view =
        Json.object()
            .put("policy", policy)
            .put("version", version)
            .put("allowed", allowed)
            .put("rule", rule);
    ArrayNode lines = view.putArray("trace");
    for (Line line : trace) {
      lines
          .addObject()
          .put("rule", line.rule())
          .put("outcome", line.allows() ? "allow" : "deny")
          .put("message", line.message());
    }
    return view;
  }
}
