package io.holdfast.engine.bitcoin.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.Outcome;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.limit.Verdict;
import io.holdfast.engine.bitcoin.judge.Movements;
import io.holdfast.engine.bitcoin.ledger.Entry;
import io.holdfast.engine.bitcoin.ledger.Ledger;
import io.holdfast.engine.bitcoin.ledger.Reservations;
import io.holdfast.engine.bitcoin.ledger.Scratch;
import io.holdfast.engine.bitcoin.receipt.StoredReceipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy over decisions that were made by others, in their order. What counts as used is what the
 * replayed policy would have let leave before: what it allows, and what it has wait for people of
 * whom it is known that it was signed then.
 */
final class Replay {
  private static final String ATTEMPT = "replay";

  private final TransactionPolicy policy;
  private final Scratch ledgers = new Scratch();
  private final ArrayNode changes = Json.array();
  private int judged;

  Replay(TransactionPolicy policy) {
    this.policy = policy;
  }

  /** Judges what a receipt tells of. */
  void judge(StoredReceipt receipt) {
    DecisionFacts facts = DecisionFacts.parse(receipt.facts());
    TransactionFacts transaction = facts.transaction();
    Circumstances then = facts.circumstances();
    Entry entry =
        Ledger.of(ledgers, receipt.wallet(), then.time())
            .movement(Movements.of(transaction, then.initiator().id()));
    Map<UsageQuestion, Usage> usage = new HashMap<>();
    policy
        .questions(transaction, then.initiator())
        .forEach(question ->
            usage.put(
                question,
                Movements.usage(entry.used(Movements.subject(question), question.window()))));
    Decision decision = policy.decide(DecisionFacts.of(transaction, with(then, usage)));
    judged++;
    boolean wasSigned = receipt.outcome().equals(Outcome.ALLOWED.label());
    if (decision.isAllowed() || (decision.outcome() == Outcome.PENDING && wasSigned)) {
      entry.reserve(ATTEMPT, then.time().plus(Reservations.LONGEST));
      var _ = entry.settle(ATTEMPT);
    }
    if (!decision.outcome().label().equals(receipt.outcome())) {
      changes.add(change(receipt, transaction, decision));
    }
  }

  private static Circumstances with(Circumstances then, Map<UsageQuestion, Usage> usage) {
    return new Circumstances(
        then.wallet(),
        then.time(),
        then.initiator(),
        usage,
        then.balance(),
        then.used(),
        then.nextChange(),
        then.attestations(),
        then.granted());
  }

  private static ObjectNode change(
      StoredReceipt receipt, TransactionFacts transaction, Decision decision) {
    ObjectNode change =
        Json.object()
            .put("receipt", receipt.id())
            .put("time", receipt.time().toString())
            .put("wallet", receipt.wallet())
            .put("txid", transaction.txid().hex())
            .put("amount", transaction.amount())
            .put("fee", transaction.fee())
            .put("was", receipt.outcome())
            .put("now", decision.outcome().label());
    change.set("why", Json.array(why(decision)));
    return change;
  }

  private static List<String> why(Decision decision) {
    return decision.trace().stream()
        .filter(trace -> trace.verdict() != Verdict.ALLOWED)
        .map(Replay::line)
        .toList();
  }

  private static String line(RuleTrace trace) {
    return trace.rule() + ": " + trace.sentence();
  }

  ObjectNode result() {
    ObjectNode result =
        Json.object()
            .put("hash", policy.hash().hex())
            .put("judged", judged)
            .put("changed", changes.size())
            .put("unchanged", judged - changes.size());
    result.set("changes", changes);
    return result;
  }
}
