package io.holdfast.bitcoin.policy.condition;

import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.wallet.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts as conditions see them; made once for all conditions of a decision. */
public final class Variables {
  private final DecisionFacts facts;
  private final Map<String, Object> common = new HashMap<>();

  public Variables(DecisionFacts facts) {
    this.facts = facts;
  }

  /** Those of a condition that names these usages. */
  Map<String, Object> of(Set<UsageName> usage) {
    if (common.isEmpty()) {
      Circumstances circumstances = facts.circumstances();
      common.put("tx", transaction(facts));
      common.put(
          "initiator",
          Map.of(
              "id", circumstances.initiator().id(),
              "name", circumstances.initiator().name(),
              "groups", List.copyOf(circumstances.initiator().groups())));
      common.put("time", circumstances.time());
      common.put("wallet", wallet(facts));
    }
    if (usage.isEmpty()) {
      return common;
    }
    Map<String, Object> ofWallet = new HashMap<>();
    Map<String, Object> ofInitiator = new HashMap<>();
    for (UsageName name : usage) {
      Usage known =
          facts.circumstances().usage().get(name.question(facts.circumstances().initiator()));
      if (known == null) {
        throw new ConditionException(
            "usage." + name.scope() + "." + name.window() + " is not known");
      }
      (name.scope().equals(UsageName.WALLET) ? ofWallet : ofInitiator)
          .put(
              name.window(),
              Map.of("amount", known.amount(), "count", known.count(), "fee", known.fee()));
    }
    Map<String, Object> all = new HashMap<>(common);
    all.put("usage", Map.of(UsageName.WALLET, ofWallet, UsageName.INITIATOR, ofInitiator));
    return all;
  }

  private static Map<String, Object> transaction(DecisionFacts facts) {
    TransactionFacts transaction = facts.transaction();
    Set<String> used = facts.circumstances().used();
    List<Map<String, Object>> outputs =
        transaction.outputs().stream().map(output -> output(output, used)).toList();
    List<Map<String, Object>> payments =
        outputs.stream().filter(output -> Boolean.FALSE.equals(output.get("own"))).toList();
    return Map.of(
        "amount", transaction.amount(),
        "fee", transaction.fee(),
        "feerate", (double) transaction.fee() / transaction.vsize(),
        "vsize", transaction.vsize(),
        "version", Integer.toUnsignedLong(transaction.version()),
        "lock_time", transaction.lockTime(),
        "rbf", transaction.signalsReplacement(),
        "inputs", transaction.inputs().stream().map(Variables::input).toList(),
        "outputs", outputs,
        "payments", payments);
  }

  private static Map<String, Object> input(InputFact input) {
    return Map.of(
        "index", (long) input.index(),
        "outpoint", input.outpoint(),
        "amount", input.amount(),
        "type", input.type(),
        "sequence", input.sequence(),
        "sighash", input.sighash(),
        "own", input.isOwn());
  }

  private static Map<String, Object> output(OutputFact output, Set<String> used) {
    return Map.of(
        "index", (long) output.index(),
        "amount", output.amount(),
        "address", output.address().orElse(""),
        "script", output.script().hex(),
        "type", output.type(),
        "own", output.isOwn(),
        "change", output.own().filter(Place::change).isPresent(),
        "wallet", output.wallet().orElse(""),
        "used", used.contains(output.destination()));
  }

  private static Map<String, Object> wallet(DecisionFacts facts) {
    Map<String, Object> wallet = new HashMap<>();
    wallet.put("name", facts.circumstances().wallet());
    wallet.put("network", facts.transaction().network().label());
    facts.circumstances().balance().ifPresent(balance -> wallet.put("balance", balance.amount()));
    return wallet;
  }
}
