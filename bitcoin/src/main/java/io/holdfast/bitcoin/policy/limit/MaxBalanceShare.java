package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Durations;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code max_balance_share}: how much of the wallet's balance may leave it in one transaction, fee
 * apart. A balance that is not known, or not lately, refuses.
 *
 * @param share from 0 to 1
 * @param maxAge {@code max_balance_age}: how long ago the balance may have been found
 */
record MaxBalanceShare(BigDecimal share, Duration maxAge) implements Limit {
  static final String FIELD = "max_balance_share";
  private static final String AGE = "max_balance_age";
  private static final Duration USUAL_AGE = Duration.ofHours(1);

  static Optional<Limit> read(Fields fields) {
    Optional<Duration> age = fields.duration(AGE, Duration.ofSeconds(1), Duration.ofDays(31));
    if (fields.has(AGE) && !fields.has(FIELD)) {
      fields.problem(AGE, "has no effect without " + FIELD);
    }
    return fields.share(FIELD).map(share -> new MaxBalanceShare(share, age.orElse(USUAL_AGE)));
  }

  @Override
  public void write(Map<String, Object> document) {
    document.put(FIELD, share);
    document.put(AGE, Durations.text(maxAge));
  }

  @Override
  public List<RuleTrace> judge(DecisionFacts facts) {
    Optional<Balance> balance = facts.circumstances().balance();
    Instant now = facts.circumstances().time();
    if (balance.isEmpty()) {
      return List.of(RuleTrace.unknown(FIELD, share, "share", "the wallet's balance is not known"));
    }
    if (balance.get().time().isAfter(now) || balance.get().time().plus(maxAge).isBefore(now)) {
      return List.of(
          RuleTrace.unknown(
              FIELD,
              share,
              "share",
              "the wallet's balance is known as of "
                  + balance.get().time()
                  + ", and must be no older than "
                  + Durations.text(maxAge)));
    }
    long amount = facts.transaction().amount();
    BigDecimal most = share.multiply(BigDecimal.valueOf(balance.get().amount()));
    return List.of(
        RuleTrace.of(
            FIELD,
            BigDecimal.valueOf(amount).compareTo(most) <= 0,
            share,
            amount,
            "sat",
            amount
                + " sat would leave the wallet, which has "
                + balance.get().amount()
                + " sat, and the limit is "
                + share.movePointRight(2).stripTrailingZeros().toPlainString()
                + " % of that"));
  }
}
