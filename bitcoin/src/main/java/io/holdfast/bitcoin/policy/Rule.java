package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.FeeRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule of a policy: a pure judgement of a transaction's facts. */
public sealed interface Rule {
  /** Judges a transaction. */
  RuleTrace judge(TransactionFacts facts);

  /** The sat that may leave the wallet, fee apart. */
  record MaxAmount(long limit) implements Rule {
    @Override
    public RuleTrace judge(TransactionFacts facts) {
      return amount(
          PolicyDocument.MAX_AMOUNT, limit, facts.amount(), "would leave the wallet (fee apart)");
    }
  }

  /** The fee in sat. */
  record MaxFee(long limit) implements Rule {
    @Override
    public RuleTrace judge(TransactionFacts facts) {
      return amount(PolicyDocument.MAX_FEE, limit, facts.fee(), "would be the fee");
    }
  }

  /** The feerate in sat/vB, of the smallest size that the signed transaction may have. */
  record MaxFeerate(BigDecimal limit) implements Rule {
    @Override
    public RuleTrace judge(TransactionFacts facts) {
      FeeRate rate = facts.feerate();
      boolean exceeds = rate.exceeds(limit);
      return new RuleTrace(
          PolicyDocument.MAX_FEERATE,
          exceeds ? Verdict.REFUSED : Verdict.ALLOWED,
          limit,
          rate.satPerVb(),
          "sat/vB",
          "the feerate would be %s (%d sat over %d vB) and the limit is %s sat/vB"
              .formatted(rate, rate.fee(), rate.vsize(), limit.toPlainString()));
    }
  }

  /** The addresses that may be paid; what is proven to be the wallet's own needs no leave. */
  record Destinations(List<String> allowed) implements Rule {
    @Override
    public RuleTrace judge(TransactionFacts facts) {
      Set<Script> scripts =
          allowed.stream()
              .map(address -> script(address, facts.network()))
              .flatMap(Optional::stream)
              .collect(Collectors.toSet());
      List<OutputFact> others =
          facts.foreignOutputs().stream()
              .filter(output -> !scripts.contains(output.script()))
              .toList();
      return new RuleTrace(
          PolicyDocument.DESTINATIONS,
          others.isEmpty() ? Verdict.ALLOWED : Verdict.REFUSED,
          allowed,
          others.stream().map(OutputFact::destination).distinct().toList(),
          "address",
          others.isEmpty()
              ? "every output is the wallet's own or goes to one of the "
                  + allowed.size()
                  + " allowed addresses"
              : others.stream().map(Destinations::explain).collect(Collectors.joining(", ")));
    }

    private static String explain(OutputFact output) {
      return "output %d pays %d sat to %s, which is neither an allowed destination nor proven to be the wallet's own"
          .formatted(output.index(), output.amount(), output.destination());
    }

    private static Optional<Script> script(String address, Network network) {
      try {
        return Optional.of(Address.parse(address, network).script());
      } catch (AddressException _) {
        return Optional.empty();
      }
    }
  }

  private static RuleTrace amount(String name, long limit, long actual, String what) {
    return new RuleTrace(
        name,
        actual > limit ? Verdict.REFUSED : Verdict.ALLOWED,
        limit,
        actual,
        "sat",
        "%d sat %s and the limit is %d sat".formatted(actual, what, limit));
  }
}
