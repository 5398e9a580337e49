package io.holdfast.bitcoin.policy.fact;

/**
 * What earlier transactions came to.
 *
 * @param amount sat that left the wallet, fees apart; for a destination, what it got
 * @param count of transactions
 * @param fee sat of their fees
 */
public record Usage(long amount, long count, long fee) {
  public static final Usage NONE = new Usage(0, 0, 0);

  /**
   * Both together.
   *
   * @throws ArithmeticException beyond 2<sup>63</sup>-1, which no usage reaches
   */
  public Usage plus(Usage other) {
    return new Usage(
        Math.addExact(amount, other.amount),
        Math.addExact(count, other.count),
        Math.addExact(fee, other.fee));
  }
}
