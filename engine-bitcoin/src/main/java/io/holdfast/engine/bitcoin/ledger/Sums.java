package io.holdfast.engine.bitcoin.ledger;

/**
 * What some transactions come to.
 *
 * @param amount sat that left, fees apart
 * @param count how many transactions
 * @param fee sat
 */
public record Sums(long amount, long count, long fee) {
  public static final Sums NONE = new Sums(0, 0, 0);

  /** One transaction. */
  public static Sums one(long amount, long fee) {
    return new Sums(amount, 1, fee);
  }

  public Sums plus(Sums other) {
    return new Sums(
        Math.addExact(amount, other.amount),
        Math.addExact(count, other.count),
        Math.addExact(fee, other.fee));
  }

  public Sums minus(Sums other) {
    return new Sums(
        Math.subtractExact(amount, other.amount),
        Math.subtractExact(count, other.count),
        Math.subtractExact(fee, other.fee));
  }

  /** Each figure the greater of both. */
  public Sums max(Sums other) {
    return new Sums(
        Math.max(amount, other.amount), Math.max(count, other.count), Math.max(fee, other.fee));
  }
}
