package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import java.util.List;

/**
 * A decision with the version of the policy that made it.
 *
 * @param policy the policy's name, empty for none
 * @param version its version, 0 for none
 */
public record Judgement(String policy, long version, Decision decision, TransactionFacts facts) {

  /**
   * Nothing if the transaction is allowed.
   *
   * @throws Refusal.PermissionDenied naming every rule that refuses, with its numbers
   */
  public void require() {
    if (!decision.isAllowed()) {
      String by = policy.isEmpty() ? "" : " by policy '" + policy + "' version " + version;
      ObjectNode data = Json.object();
      data.set("decision", view());
      throw new Refusal.PermissionDenied(
          "transaction refused" + by + ": " + decision.reasons(), data, addresses());
    }
  }

  /** Whom the transaction pays: it is the client's affair, and not for who reads the audit log. */
  private List<String> addresses() {
    return facts.foreignOutputs().stream().map(OutputFact::destination).toList();
  }

  /** As answers and audit entries show it. */
  public ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("policy", policy)
            .put("version", version)
            .put("allowed", decision.isAllowed())
            .put("amount", facts.amount())
            .put("fee", facts.fee())
            .put("feerate", facts.feerate().satPerVb());
    ArrayNode trace = view.putArray("trace");
    for (RuleTrace rule : decision.trace()) {
      trace.add(Json.of(rule.toDocument()));
    }
    return view;
  }
}
