package io.holdfast.engine.bitcoin.judge;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.Attestation;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.balance.StoredBalance;
import io.holdfast.engine.bitcoin.ledger.Entry;
import io.holdfast.engine.bitcoin.ledger.Ledger;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.AddressBook;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges one transaction of a wallet by a policy and by what holds now, within a request's
 * transaction.
 */
public final class Judge {
  private final String wallet;
  private final String policyName;
  private final Optional<StoredPolicy> policy;
  private final TransactionFacts facts;
  private final Set<String> used;
  private final Entry entry;
  private final Circumstances circumstances;

  private Judge(
      Call call,
      Candidate candidate,
      String policyName,
      Optional<StoredPolicy> policy,
      Initiator initiator,
      List<Attestation> attestations) {
    this.wallet = candidate.name();
    this.policyName = policyName;
    this.policy = policy;
    this.facts = TransactionFacts.of(candidate.located(), others(call.storage(), wallet, policy));
    this.entry =
        Ledger.of(call.storage(), candidate.wallet().descriptor(), call.now())
            .movement(Movements.of(facts, initiator.id()));
    this.used = used(candidate.located());
    this.circumstances =
        new Circumstances(
            wallet,
            call.now(),
            initiator,
            usage(initiator),
            StoredBalance.find(call.storage(), wallet).map(StoredBalance::fact),
            used,
            nextChange(call, candidate, policy),
            attestations,
            Granted.NOTHING);
  }

  /**
   * Gathers what there is to know.
   *
   * @param policyName the name of the policy; empty for none
   * @param policy the version that judges; empty for none
   * @param attestations of destinations, as they were given
   */
  public static Judge of(
      Call call,
      Candidate candidate,
      String policyName,
      Optional<StoredPolicy> policy,
      Initiator initiator,
      List<Attestation> attestations) {
    return new Judge(call, candidate, policyName, policy, initiator, attestations);
  }

  /** The wallets that the policy names as destinations, as far as there are any. */
  private static Map<String, Wallet> others(
      StorageView storage, String wallet, Optional<StoredPolicy> policy) {
    Map<String, Wallet> others = new TreeMap<>();
    for (String name :
        policy.map(StoredPolicy::policy).map(TransactionPolicy::wallets).orElse(Set.of())) {
      if (!name.equals(wallet) && Named.WALLETS.exists(storage, name)) {
        others.put(name, StoredWallet.read(storage, name).wallet());
      }
    }
    return others;
  }

  /** Where the wallet's chain for change goes on, if the policy asks. */
  private static Optional<Long> nextChange(
      Call call, Candidate candidate, Optional<StoredPolicy> policy) {
    AddressBook book = new AddressBook(call.storage(), candidate.located().wallet().descriptor());
    return policy.map(_ -> book.firstFree(true));
  }

  private Map<UsageQuestion, Usage> usage(Initiator initiator) {
    Map<UsageQuestion, Usage> usage = new HashMap<>();
    policy
        .map(rules -> rules.policy().questions(facts, initiator))
        .orElse(Set.of())
        .forEach(question ->
            usage.put(
                question,
                Movements.usage(entry.used(Movements.subject(question), question.window()))));
    return usage;
  }

  /** The destinations that another transaction paid, or that this one spends from. */
  private Set<String> used(LocatedPsbt located) {
    Set<String> spent =
        located.inputs().stream()
            .flatMap(Optional::stream)
            .map(WalletScript::address)
            .map(address -> address.text())
            .collect(Collectors.toSet());
    return facts.outputs().stream()
        .filter(output -> spent.contains(output.destination()) || isPaid(output))
        .map(OutputFact::destination)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isPaid(OutputFact output) {
    return entry.used(Movements.subject(output), Optional.empty()).count() > 0;
  }

  /** What the policy says with that of its obligations met. */
  public Judgement judge(Granted granted) {
    return Judgement.of(policyName, policy, DecisionFacts.of(facts, circumstances.with(granted)));
  }

  /** How the transaction stands in the wallet's ledger. */
  public Entry entry() {
    return entry;
  }

  public TransactionFacts facts() {
    return facts;
  }

  /** The addresses that were used before. */
  public Set<String> used() {
    return used;
  }

  /** The outputs that pay them. */
  public List<Integer> reused() {
    return facts.outputs().stream()
        .filter(output -> used.contains(output.destination()))
        .map(OutputFact::index)
        .toList();
  }
}
