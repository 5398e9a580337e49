package io.holdfast.bitcoin.policy.naive;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Emergency;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.Proof;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import io.holdfast.bitcoin.policy.fact.WebhookAnswer;
import io.holdfast.bitcoin.policy.limit.RuleTrace;
import io.holdfast.bitcoin.policy.naive.Signers.Statement;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One random transaction, judged by a few random policies, by the program and naively. */
final class Round {
  /** What the rounds came to. */
  static final class Tally {
    final Map<String, Integer> outcomes = new TreeMap<>();
    final Map<String, Integer> refusals = new TreeMap<>();

    void add(String outcome) {
      outcomes.merge(outcome, 1, Integer::sum);
    }
  }

  private static final List<Cards.Both> OWN = Cards.wallets(1);
  private static final List<Cards.Both> OTHERS = Cards.wallets(5);
  private static final List<Cards.Both> SHOP = List.of(OTHERS.get(1), OTHERS.get(4), OTHERS.get(6));
  private static final Map<String, Cards.Both> NAMED =
      Map.of("cold", OTHERS.get(3), "warm", OTHERS.get(2));
  private static final List<Cards.Card> CARDS =
      OTHERS.stream().flatMap(wallet -> wallet.cards().stream()).toList();
  private static final Map<String, List<Statement>> STATEMENTS = new HashMap<>();
  private static final Map<String, NaiveWallet> DESCRIPTORS = new HashMap<>();
  private static final int POLICIES = 4;

  static {
    for (Cards.Both wallet : SHOP) {
      DESCRIPTORS.put(wallet.descriptor(), wallet.naive());
      wallet.cards().stream()
          .map(card -> String.valueOf(NaiveAddress.of(card.script())))
          .forEach(address -> STATEMENTS.put(address, Signers.statements(address)));
    }
  }

  private final Dice dice;
  private final Cards.Both own;
  private final Tally tally;

  Round(long seed, Tally tally) {
    this.dice = new Dice(seed);
    this.own = dice.of(OWN);
    this.tally = tally;
  }

  /** Judges; how many pairs it were. Empty where both agree, or what they differ in. */
  Optional<String> difference() {
    byte[] bytes = new RandomPsbt(dice, own, CARDS).bytes();
    NaivePsbt naive = null;
    try {
      naive = new NaivePsbt(bytes);
    } catch (NaivePsbt.Unfit _) {
      // stays null
    }
    TransactionFacts facts = null;
    String refused = "";
    try {
      Psbt psbt = Psbt.parse(bytes);
      Map<String, Wallet> named = new HashMap<>();
      NAMED.forEach((name, wallet) -> named.put(name, wallet.wallet()));
      facts =
          TransactionFacts.of(
              LocatedPsbt.of(PsbtCheck.check(psbt, Network.REGTEST), own.wallet()), named);
    } catch (BitcoinException e) {
      refused = String.valueOf(e.getMessage());
    }
    if (naive == null || facts == null) {
      tally.add("unfit");
      return (naive == null) == (facts == null)
          ? Optional.empty()
          : Optional.of("fit: " + (naive != null) + ", " + refused);
    }
    for (int i = 0; i < POLICIES; i++) {
      Optional<String> difference = judge(naive, facts);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> judge(NaivePsbt psbt, TransactionFacts facts) {
    Map<String, NaiveWallet> named = new HashMap<>();
    NAMED.forEach((name, wallet) -> named.put(name, wallet.naive()));
    NaiveFacts.Around plain = around(psbt);
    NaiveFacts before = new NaiveFacts(psbt, own.naive(), named, plain);
    if (!before.hash().equals(facts.hash().hex())) {
      return Optional.of("the transaction's hash: " + facts.toDocument());
    }
    RandomPolicy random =
        new RandomPolicy(dice, before, SHOP, Signers.attestors(), Signers.webhooks().subList(0, 2));
    List<Statement> statements = new ArrayList<>();
    NaiveFacts.Around around = granted(plain, random.document, before, statements);
    NaiveFacts all = new NaiveFacts(psbt, own.naive(), named, around);
    NaiveJudge.Verdict expected =
        new NaiveJudge(random.document, random.expressions, DESCRIPTORS, all).judge();
    TransactionPolicy policy = TransactionPolicy.parse(random.document);
    DecisionFacts decided =
        DecisionFacts.of(facts, circumstances(around, policy, facts, statements));
    Decision decision = policy.decide(decided);
    tally.add(decision.outcome().label());
    decision.refusals().forEach(trace -> tally.refusals.merge(trace.rule(), 1, Integer::sum));
    Set<String> refused = new TreeSet<>();
    decision.refusals().stream().map(RuleTrace::rule).forEach(refused::add);
    NaiveJudge.Verdict actual =
        new NaiveJudge.Verdict(
            decision.outcome().label(),
            decision.rule().orElse(null),
            refused,
            decision.rules().stream()
                .filter(rule -> rule.holds())
                .map(rule -> rule.name())
                .toList());
    if (!actual.equals(expected)) {
      return Optional.of(
          "naive: "
              + expected
              + "\nprogram: "
              + actual
              + "\npolicy: "
              + random.document
              + "\nfacts: "
              + decided.toDocument()
              + "\ndecision: "
              + decision.toDocument());
    }
    return dice.chance(10) ? again(policy, decided, decision) : Optional.empty();
  }

  /** That documents lead to the same answer. */
  private static Optional<String> again(
      TransactionPolicy policy, DecisionFacts facts, Decision decision) {
    TransactionPolicy read = TransactionPolicy.parse(policy.toDocument());
    Decision anew = read.decide(DecisionFacts.parse(facts.toDocument()));
    return read.equals(policy) && anew.toDocument().equals(decision.toDocument())
        ? Optional.empty()
        : Optional.of(
            "read again, it differs:\n"
                + policy
                + "\n"
                + read
                + "\n"
                + decision.toDocument()
                + "\n"
                + anew.toDocument());
  }

  private NaiveFacts.Around around(NaivePsbt psbt) {
    Instant now =
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(dice.between(0, 365L * 24 * 3600));
    List<String> paid =
        psbt.outputs.stream().map(out -> NaiveAddress.destination(out.script())).toList();
    List<NaiveFacts.Past> past = new ArrayList<>();
    for (int i = dice.below(5); i > 0; i--) {
      Duration window = NaiveJudge.duration(dice.of(RandomPolicy.WINDOWS));
      Instant time = now.minus(window).plusSeconds(dice.of(List.of(-1, 0, 1, 60, 3600)));
      long amount = dice.amount();
      past.add(
          new NaiveFacts.Past(
              time.isAfter(now) ? now : time,
              dice.of(List.of("e1", "e2", "")),
              amount,
              dice.below(5000),
              dice.chance(70) ? Map.of(dice.of(paid), amount) : Map.of()));
    }
    Set<String> groups = new TreeSet<>();
    RandomPolicy.GROUPS.stream().filter(_ -> dice.chance(40)).forEach(groups::add);
    Set<String> used = new HashSet<>();
    paid.stream().filter(_ -> dice.chance(10)).forEach(used::add);
    boolean balanced = dice.chance(80);
    return new NaiveFacts.Around(
        now,
        dice.of(List.of("e1", "e2", "e3", "")),
        groups,
        past,
        balanced ? dice.amount() * 4 : null,
        balanced ? now.minusSeconds(dice.of(List.of(-1, 0, 599, 600, 601, 3600, 3601))) : null,
        used,
        dice.chance(80) ? dice.of(List.of(0L, 4L, 8L, 980L)) : null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null);
  }

  private NaiveFacts.Around granted(
      NaiveFacts.Around around,
      Map<String, Object> policy,
      NaiveFacts facts,
      List<Statement> statements) {
    for (NaivePsbt.Out out : facts.payments()) {
      List<Statement> known =
          STATEMENTS.getOrDefault(NaiveAddress.destination(out.script()), List.of());
      known.stream().filter(_ -> dice.chance(35)).forEach(statements::add);
    }
    List<NaiveFacts.Factor> factors = new ArrayList<>();
    factors(policy, factors);
    List<NaiveFacts.Consent> consents = new ArrayList<>();
    for (NaiveFacts.Factor factor : factors) {
      for (String id : List.of("e1", "e2", "a1", "a2", "")) {
        if (dice.chance(45)) {
          boolean other = dice.chance(8);
          consents.add(
              new NaiveFacts.Consent(
                  id,
                  List.of(
                      other
                          ? new NaiveFacts.Factor(
                              factor.name(), List.of("interns"), factor.number(), factor.proof())
                          : factor),
                  around.now().minusSeconds(dice.of(List.of(-1, 0, 5, 3600, 259_199, 259_200)))));
        }
      }
    }
    List<NaiveFacts.Answer> answers = new ArrayList<>();
    if (policy.toString().contains("webhook")) {
      for (int i = 0; i < 3; i++) {
        if (dice.chance(45)) {
          answers.add(
              new NaiveFacts.Answer(
                  dice.chance(90) ? facts.hash() : "00".repeat(32),
                  dice.chance(75),
                  Signers.webhooks().get(i)));
        }
      }
    }
    NaiveFacts.Emergency emergency = null;
    if (dice.chance(20)) {
      emergency =
          new NaiveFacts.Emergency(
              dice.of(List.of("e1", "g", "")),
              new NaiveFacts.Factor(
                  "glass", List.of("board"), 1, dice.chance(80) ? "totp" : "login"),
              dice.chance(90) ? "fire" : " ",
              around.now().plusSeconds(dice.of(List.of(-60, 0, 1))));
    }
    Instant requested =
        dice.chance(25)
            ? null
            : around.now().minusSeconds(dice.of(List.of(0, 599, 600, 3599, 3600, 86_400)));
    return new NaiveFacts.Around(
        around.now(),
        around.initiator(),
        around.groups(),
        around.past(),
        around.balance(),
        around.balanceTime(),
        around.used(),
        around.nextChange(),
        statements.stream().map(Statement::told).toList(),
        requested,
        consents,
        answers,
        emergency);
  }

  private static void factors(Map<?, ?> map, List<NaiveFacts.Factor> found) {
    if (map.get("approvals") instanceof List<?> list) {
      list.forEach(each -> found.add(NaiveJudge.factor((Map<?, ?>) each)));
    }
    if (map.get("rules") instanceof List<?> rules) {
      rules.forEach(rule -> factors((Map<?, ?>) rule, found));
    }
  }

  private static Circumstances circumstances(
      NaiveFacts.Around around,
      TransactionPolicy policy,
      TransactionFacts facts,
      List<Statement> statements) {
    Initiator initiator = new Initiator(around.initiator(), "", around.groups());
    Map<UsageQuestion, Usage> usage = new HashMap<>();
    for (UsageQuestion question : policy.questions(facts, initiator)) {
      long[] sum =
          NaiveJudge.sum(
              around,
              question.window().orElse(null),
              question.scope() == UsageScope.INITIATOR ? question.subject() : null,
              question.scope() == UsageScope.DESTINATION ? question.subject() : null);
      usage.put(question, new Usage(sum[0], sum[1], sum[2]));
    }
    Instant balanceTime = around.balanceTime();
    return new Circumstances(
        "hot",
        around.now(),
        initiator,
        usage,
        balanceTime == null
            ? Optional.empty()
            : Optional.ofNullable(around.balance()).map(sat -> new Balance(sat, balanceTime)),
        around.used(),
        Optional.ofNullable(around.nextChange()),
        statements.stream().map(Statement::attestation).toList(),
        granted(around));
  }

  private static Granted granted(NaiveFacts.Around around) {
    NaiveFacts.Emergency emergency = around.emergency();
    return new Granted(
        Optional.ofNullable(around.requested()),
        around.consents().stream()
            .map(each ->
                new Consent(
                    each.id(),
                    "",
                    each.factors().stream().map(Round::factor).toList(),
                    each.time()))
            .toList(),
        around.answers().stream().map(each -> answer(each, around.now())).toList(),
        emergency == null
            ? Optional.empty()
            : Optional.of(
                new Emergency(
                    emergency.id(),
                    "",
                    factor(emergency.factor()),
                    emergency.reason(),
                    emergency.time())));
  }

  private static WebhookAnswer answer(NaiveFacts.Answer told, Instant now) {
    String signature =
        Signers.answer(
            Signers.webhooks().indexOf(told.key()), told.transaction(), told.allowed(), now);
    return new WebhookAnswer(
        Bytes.fromHex(told.transaction()), told.allowed(), now, Bytes.fromHex(signature));
  }

  private static Factor factor(NaiveFacts.Factor factor) {
    return new Factor(
        factor.name(),
        factor.groups(),
        (int) factor.number(),
        Proof.named(factor.proof()).orElseThrow());
  }

  /** The pairs that were judged. */
  static int policies() {
    return POLICIES;
  }

  @Override
  public String toString() {
    @Nullable String wallet = own.descriptor();
    return String.valueOf(wallet);
  }
}
