package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A feerate as the exact fraction it is.
 *
 * @param fee satoshi
 * @param vsize virtual bytes, at least 1
 */
public record FeeRate(long fee, long vsize) implements Comparable<FeeRate> {
  public FeeRate {
    if (fee < 0 || fee > Amounts.MAX || vsize < 1 || vsize > Transaction.MAX_WEIGHT) {
      throw new BitcoinException("no feerate: " + fee + " sat over " + vsize + " vB");
    }
  }

  /** The feerate of a transaction of {@code weight} weight units. */
  public static FeeRate ofWeight(long fee, long weight) {
    return new FeeRate(fee, (weight + 3) / 4);
  }

  /** Whether it is more than {@code satPerVb}, compared without rounding. */
  public boolean exceeds(BigDecimal satPerVb) {
    return BigDecimal.valueOf(fee).compareTo(satPerVb.multiply(BigDecimal.valueOf(vsize))) > 0;
  }

  /** Whether it is less than {@code satPerVb}, compared without rounding. */
  public boolean isBelow(BigDecimal satPerVb) {
    return BigDecimal.valueOf(fee).compareTo(satPerVb.multiply(BigDecimal.valueOf(vsize))) < 0;
  }

  /** In sat/vB, rounded to three decimals, halves up. */
  public BigDecimal satPerVb() {
    return BigDecimal.valueOf(fee).divide(BigDecimal.valueOf(vsize), 3, RoundingMode.HALF_UP);
  }

  /** Compared as fractions. Unlike {@link #equals}, 1/2 and 2/4 are the same here. */
  @Override
  public int compareTo(FeeRate other) {
    return BigInteger.valueOf(fee)
        .multiply(BigInteger.valueOf(other.vsize))
        .compareTo(BigInteger.valueOf(other.fee).multiply(BigInteger.valueOf(vsize)));
  }

  /** {@code 12.5 sat/vB}. */
  @Override
  public String toString() {
    return satPerVb().stripTrailingZeros().toPlainString() + " sat/vB";
  }
}
