package io.holdfast.engine.bitcoin.request;

import io.holdfast.bitcoin.policy.fact.InputFact;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A transaction in words and amounts, a line for each thing that an approver has to look at. */
public final class TransactionWords {
  private static final Set<String> WHOLE = Set.of("DEFAULT", "ALL");
  private static final long FINAL = 0xffff_fffeL;

  private final TransactionFacts facts;
  private final List<String> lines = new ArrayList<>();

  private TransactionWords(TransactionFacts facts) {
    this.facts = facts;
  }

  /**
   * The lines.
   *
   * @param wallet the wallet's name
   * @param used the addresses that were used before
   */
  public static List<String> of(String wallet, TransactionFacts facts, Set<String> used) {
    TransactionWords words = new TransactionWords(facts);
    words.write(wallet, used);
    return List.copyOf(words.lines);
  }

  private void write(String wallet, Set<String> used) {
    lines.add(
        "sign with wallet '%s' on %s: %s of it leave, and %s of fee"
            .formatted(wallet, facts.network().label(), sat(facts.amount()), sat(facts.fee())));
    facts.foreignOutputs().forEach(output -> pays(output, used));
    facts.outputs().stream().filter(OutputFact::isOwn).forEach(output -> returns(output, used));
    lines.add(
        "fee %s, %s sat/vB"
            .formatted(
                sat(facts.fee()),
                facts.feerate().satPerVb().setScale(1, RoundingMode.UP).toPlainString()));
    spends();
    if (facts.lockTime() != 0) {
      lines.add("not before " + lockTime());
    }
    if (facts.inputs().stream().anyMatch(input -> input.sequence() < FINAL)) {
      lines.add("replaceable: it can be sent again with a higher fee");
    }
    lines.add("txid " + facts.txid().hex());
  }

  private void pays(OutputFact output, Set<String> used) {
    String to =
        output.wallet().map(other -> " (wallet '" + other + "')").orElse("")
            + (used.contains(output.destination()) ? ", which was paid before" : "");
    lines.add("pay %s to %s%s".formatted(bitcoin(output.amount()), output.destination(), to));
  }

  private void returns(OutputFact output, Set<String> used) {
    String where =
        output
            .own()
            .map(place ->
                " (%s address %d)"
                    .formatted(place.change() ? "change" : "receiving", place.index()))
            .orElse("");
    String reused = used.contains(output.destination()) ? ", an address used before" : "";
    lines.add("change %s back to the wallet%s%s".formatted(sat(output.amount()), where, reused));
  }

  private void spends() {
    List<InputFact> own = facts.inputs().stream().filter(InputFact::isOwn).toList();
    List<InputFact> others = facts.inputs().stream().filter(input -> !input.isOwn()).toList();
    lines.add(
        "spend %s of the wallet, %s"
            .formatted(coins(own.size()), sat(own.stream().mapToLong(InputFact::amount).sum())));
    if (!others.isEmpty()) {
      lines.add(
          "beside %s of others, %s"
              .formatted(
                  coins(others.size()), sat(others.stream().mapToLong(InputFact::amount).sum())));
    }
    for (InputFact input : own) {
      if (!WHOLE.contains(input.sighash())) {
        lines.add(
            "CAUTION: the signature of input %d is %s and leaves parts of the transaction open"
                .formatted(input.index(), input.sighash()));
      }
    }
  }

  private String lockTime() {
    return facts.lockTime() < 500_000_000
        ? "block " + facts.lockTime()
        : java.time.Instant.ofEpochSecond(facts.lockTime()).toString();
  }

  private static String coins(int number) {
    return number == 1 ? "1 coin" : number + " coins";
  }

  private static String sat(long amount) {
    return String.format(Locale.ROOT, "%,d sat", amount);
  }

  private static String bitcoin(long amount) {
    return "%s (%s BTC)".formatted(sat(amount), BigDecimal.valueOf(amount, 8).toPlainString());
  }
}
