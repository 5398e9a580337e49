package io.holdfast.bitcoin.wallet;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a payment shall pay to the miners. */
public sealed interface FeeGoal {
  /** The fee in satoshi of a transaction of {@code vsize} virtual bytes. */
  long fee(int vsize);

  /**
   * That many satoshi.
   *
   * @param amount not negative
   */
  record Fixed(long amount) implements FeeGoal {
    public Fixed {
      if (amount < 0) {
        throw new WalletException("fee is " + amount + " sat; it can't be negative");
      }
    }

    @Override
    public long fee(int vsize) {
      return amount;
    }
  }

  /**
   * A feerate, held for the largest size that the signed transaction can have.
   *
   * @param satPerVb up to 100,000 sat/vB, decimals allowed
   */
  record Rate(BigDecimal satPerVb) implements FeeGoal {
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    public Rate {
      if (satPerVb.signum() < 0 || satPerVb.compareTo(MOST) > 0) {
        throw new WalletException(
            "feerate is " + satPerVb + " sat/vB, not within 0 and " + MOST + " sat/vB");
      }
    }

    @Override
    public long fee(int vsize) {
      return satPerVb
          .multiply(BigDecimal.valueOf(vsize))
          .setScale(0, RoundingMode.CEILING)
          .longValueExact();
    }
  }
}
