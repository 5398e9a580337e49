package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import java.util.stream.LongStream;

/** Amounts in satoshi and the range that consensus allows them. */
public final class Amounts {
  /** One bitcoin. */
  public static final long COIN = 100_000_000L;

  /** The most an amount, or a sum of amounts in one transaction, may be: 21 million bitcoin. */
  public static final long MAX = 21_000_000L * COIN;

  private Amounts() {}

  /** Whether {@code satoshi} is an amount that consensus allows. */
  public static boolean isValid(long satoshi) {
    return satoshi >= 0 && satoshi <= MAX;
  }

  /**
   * The exact sum.
   *
   * @param what names the sum in the error, such as {@code "outputs"}
   * @throws BitcoinException if an amount or the sum is out of range
   */
  public static long sum(String what, LongStream amounts) {
    long sum = 0;
    for (var each = amounts.iterator(); each.hasNext(); ) {
      long amount = each.nextLong();
      if (!isValid(amount) || !isValid(sum + amount)) {
        throw new BitcoinException("the " + what + " sum up to more than 21 million bitcoin");
      }
      sum += amount;
    }
    return sum;
  }
}
