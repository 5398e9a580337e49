package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The limits that the simple fields of a document, or of a rule in it, set.
 *
 * @param all in the order in which decisions list them
 */
public record Limits(List<Limit> all) {
  private static final List<Function<Fields, Optional<Limit>>> READERS =
      List.of(
          MaxAmount::read,
          MaxOutputAmount::read,
          MinFee::read,
          MaxFee::read,
          MinFeerate::read,
          MaxFeerate::read,
          Destinations::read,
          ForbiddenDestinations::read,
          Velocity::read,
          MaxLifetimeAmount::read,
          MaxBalanceShare::read,
          Inputs::read,
          Change::read,
          ForbidReuse::read,
          LockTime::read,
          Rbf::read,
          Hours::read,
          Initiators::read);

  public Limits {
    all = List.copyOf(all);
  }

  /** Reads the fields that are there. */
  public static Limits read(Fields fields) {
    return new Limits(
        READERS.stream().map(reader -> reader.apply(fields)).flatMap(Optional::stream).toList());
  }

  /** Puts the fields into a document. */
  public void write(Map<String, Object> document) {
    all.forEach(limit -> limit.write(document));
  }

  /** How each of them judges. */
  public List<RuleTrace> judge(DecisionFacts facts) {
    return all.stream().flatMap(limit -> limit.judge(facts).stream()).toList();
  }

  /** What they need to know of earlier transactions. */
  public Stream<UsageQuestion> questions(TransactionFacts facts, Initiator initiator) {
    return all.stream().flatMap(limit -> limit.questions(facts, initiator));
  }

  /** The addresses and descriptors that are of other networks than the given one. */
  public Stream<String> elsewhere(Network network) {
    return all.stream()
        .flatMap(limit ->
            switch (limit) {
              case Destinations destinations -> destinations.elsewhere(network).stream();
              case ForbiddenDestinations(AddressList list) -> list.elsewhere(network).stream();
              default -> Stream.of();
            });
  }

  /** The names of the wallets that may be paid. */
  public Stream<String> wallets() {
    return all.stream()
        .flatMap(limit ->
            limit instanceof Destinations destinations
                ? destinations.wallets().stream().flatMap(List::stream)
                : Stream.of());
  }

  /** Whether a fee that is too high would be refused. */
  public boolean boundFee() {
    return all.stream().anyMatch(limit -> limit instanceof MaxFee || limit instanceof MaxFeerate);
  }

  /** Whether the wallet's balance is asked for. */
  public boolean askBalance() {
    return all.stream().anyMatch(MaxBalanceShare.class::isInstance);
  }

  /** Whether it is asked which destinations were paid before. */
  public boolean askUsed() {
    return all.stream().anyMatch(ForbidReuse.class::isInstance);
  }
}
