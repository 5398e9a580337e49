package io.holdfast.engine.bitcoin.judge;

import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.engine.bitcoin.ledger.Movement;
import io.holdfast.engine.bitcoin.ledger.Subject;
import io.holdfast.engine.bitcoin.ledger.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Transactions as ledgers see them. */
public final class Movements {
  private static final Set<String> WHOLE = Set.of("DEFAULT", "ALL");

  private Movements() {}

  /**
   * What a transaction comes to.
   *
   * @param initiator the id of the entity that asks; empty for none
   */
  public static Movement of(TransactionFacts facts, String initiator) {
    List<InputFact> own = facts.inputs().stream().filter(InputFact::isOwn).toList();
    boolean fixed = own.stream().map(InputFact::sighash).allMatch(WHOLE::contains);
    String id =
        fixed
            ? facts.txid().hex()
            : facts.txid().hex()
                + own.stream().map(InputFact::sighash).collect(Collectors.joining(",", " ", ""));
    // Signatures that leave outputs open could send elsewhere all that they sign for.
    long amount = fixed ? facts.amount() : Math.max(facts.amount(), facts.ownInputs());
    Map<Subject, Sums> effects = new HashMap<>();
    effects.put(Subject.WALLET, Sums.one(amount, facts.fee()));
    effects.put(Subject.initiator(initiator), Sums.one(amount, facts.fee()));
    for (OutputFact output : facts.outputs()) {
      effects.merge(
          subject(output), Sums.one(output.amount(), facts.fee()), Movements::inOneTransaction);
    }
    return new Movement(id, fixed, own.stream().map(InputFact::spends).toList(), effects);
  }

  private static Sums inOneTransaction(Sums one, Sums other) {
    return new Sums(one.amount() + other.amount(), 1, one.fee());
  }

  /** Who gets an output. */
  static Subject subject(OutputFact output) {
    return output.isOwn()
        ? Subject.change(output.destination())
        : Subject.destination(output.destination());
  }

  /** What a question is about. */
  public static Subject subject(UsageQuestion question) {
    return switch (question.scope()) {
      case WALLET -> Subject.WALLET;
      case INITIATOR -> Subject.initiator(question.subject());
      case DESTINATION -> Subject.destination(question.subject());
    };
  }

  /** The answer to a question. */
  public static Usage usage(Sums sums) {
    return new Usage(sums.amount(), sums.count(), sums.fee());
  }
}
