package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.policy.fact.Attestation;
import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Emergency;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A payment on a Wednesday noon: 100,000 sat in, 60,000 to the shop, 39,000 back, 1,000 fee; asked
 * for by {@code alice}, who is in {@code payments}. Tests change what they are about.
 */
final class Situation {
  static final Wallet WALLET = TestWallets.single(1, DescriptorTemplate.BIP84, 0);
  static final Wallet OTHERS = TestWallets.single(9, DescriptorTemplate.BIP86, 0);
  static final WalletScript COIN = WALLET.at(Place.receive(0));
  static final WalletScript CHANGE = WALLET.at(Place.change(0));
  static final WalletScript SHOP_SCRIPT = OTHERS.at(Place.receive(0));
  static final String SHOP = SHOP_SCRIPT.address().text();
  static final String STRANGER = OTHERS.at(Place.receive(1)).address().text();
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  Psbt psbt = new Payment().spend(COIN, 100_000).pay(SHOP, 60_000).payOwn(CHANGE, 39_000).psbt();
  Instant time = NOON;
  Initiator initiator = new Initiator("alice", "Alice", List.of("payments"));
  final Map<UsageQuestion, Usage> usage = new HashMap<>();
  Optional<Balance> balance = Optional.empty();
  final Set<String> used = new HashSet<>();
  Optional<Long> nextChange = Optional.of(0L);
  final List<Attestation> attestations = new ArrayList<>();
  Optional<Instant> requested = Optional.empty();
  final List<Consent> consents = new ArrayList<>();
  final List<WebhookAnswer> webhooks = new ArrayList<>();
  Optional<Emergency> emergency = Optional.empty();
  final Map<String, Wallet> wallets = new HashMap<>();

  /** Usage that is asked for and not set is none. */
  boolean usageIsKnown = true;

  TransactionFacts transaction() {
    return TransactionFacts.of(
        LocatedPsbt.of(PsbtCheck.check(psbt, Network.REGTEST), WALLET), wallets);
  }

  DecisionFacts facts(TransactionPolicy policy) {
    TransactionFacts transaction = transaction();
    Map<UsageQuestion, Usage> answers = new HashMap<>();
    if (usageIsKnown) {
      policy
          .questions(transaction, initiator)
          .forEach(
              question -> answers.put(question, usage.getOrDefault(question, Usage.NONE)));
    }
    return DecisionFacts.of(
        transaction,
        new Circumstances(
            "hot",
            time,
            initiator,
            answers,
            balance,
            used,
            nextChange,
            attestations,
            new Granted(requested, consents, webhooks, emergency)));
  }

  Decision decide(Map<String, ?> document) {
    TransactionPolicy policy = TransactionPolicy.parse(document);
    return policy.decide(facts(policy));
  }

  /** The names of what refuses; empty when it is allowed or waits. */
  List<String> refusals(Map<String, ?> document) {
    return decide(document).refusals().stream().map(RuleTrace::rule).toList();
  }

  /** Somebody approves by a factor, a minute ago. */
  void approve(String id, Factor factor) {
    consents.add(new Consent(id, id, List.of(factor), time.minusSeconds(60)));
  }
}
