package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.Outcome;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a policy decided of a transaction, with all that it decided from.
 *
 * @param name the policy's; empty for none
 * @param policy the version that decided; empty for none
 */
public record Judgement(
    String name, Optional<StoredPolicy> policy, DecisionFacts facts, Decision decision) {

  /** Judges facts by a policy. */
  public static Judgement of(String name, Optional<StoredPolicy> policy, DecisionFacts facts) {
    return new Judgement(
        name,
        policy,
        facts,
        policy
            .map(rules -> rules.policy().decide(facts))
            .orElseGet(() -> Decision.noPolicy(facts.transaction())));
  }

  /** The same with another state of the obligations. */
  public Judgement with(Granted granted) {
    return of(
        name, policy, DecisionFacts.of(facts.transaction(), facts.circumstances().with(granted)));
  }

  public TransactionFacts transaction() {
    return facts.transaction();
  }

  public Outcome outcome() {
    return decision.outcome();
  }

  /**
   * The refusal, naming every rule that refuses, with its numbers.
   *
   * @param data what it answers beside the text
   */
  public Refusal refusal(ObjectNode data) {
    String by =
        policy.map(rules -> " by policy '" + name + "' version " + rules.version()).orElse("");
    return new Refusal.PermissionDenied(
        "transaction refused" + by + ": " + decision.reasons(), data, quoted());
  }

  /**
   * What the audit log has only the HMAC of: whom the transaction pays, and what was paid before,
   * which are the client's affair and not that of whoever reads the log. Which rule refused stays
   * readable, with the figures of this transaction.
   */
  private List<String> quoted() {
    return Stream.concat(
            transaction().foreignOutputs().stream().map(OutputFact::destination),
            decision.refusals().stream().filter(Judgement::tellsOfThePast).map(RuleTrace::sentence))
        .toList();
  }

  private static boolean tellsOfThePast(RuleTrace trace) {
    return Stream.of("velocity", "max_lifetime_amount", "max_balance_share", "initiators")
        .anyMatch(trace.rule()::contains);
  }

  /** As answers and audit entries show it. */
  public ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("policy", name)
            .put("version", policy.map(StoredPolicy::version).orElse(0L))
            .put("hash", policy.map(StoredPolicy::hash).orElse(""))
            .put("allowed", decision.isAllowed())
            .put("amount", transaction().amount())
            .put("fee", transaction().fee())
            .put("feerate", transaction().feerate().satPerVb());
    view.setAll((ObjectNode) Json.of(decision.toDocument()));
    return view;
  }
}
