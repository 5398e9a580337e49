package io.holdfast.bitcoin.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dust limits are those that nodes relay by, and feerates are compared without rounding. */
final class FeesTest {
  private static final Bytes HASH20 = Bytes.of(new byte[20]);
  private static final Bytes HASH32 = Bytes.of(new byte[32]);

  static Stream<Arguments> dustLimits() {
    return Stream.of(
        Arguments.of("p2pkh", Scripts.p2pkh(HASH20), 546),
        Arguments.of("p2sh", Scripts.p2sh(HASH20), 540),
        Arguments.of("p2wpkh", Scripts.p2wpkh(HASH20), 294),
        Arguments.of("p2wsh", Scripts.p2wsh(HASH32), 330),
        Arguments.of("p2tr", Scripts.p2tr(HASH32), 330),
        Arguments.of("op_return", Scripts.opReturn(HASH32), 0));
  }

  @ParameterizedTest(name = "{0} is dust below {2} sat")
  @MethodSource("dustLimits")
  void anOutputIsDustBelowTheLimitOfItsType(String name, Script script, long limit) {
    assertThat(Dust.threshold(script)).isEqualTo(limit);
    assertThat(Dust.isDust(new TxOut(limit, script))).isFalse();
    if (limit > 0) {
      assertThat(Dust.isDust(new TxOut(limit - 1, script))).isTrue();
    }
  }

  @Test
  void aFeerateAtItsMaximumDoesNotExceedItAndASatoshiMoreDoes() {
    BigDecimal max = new BigDecimal("12.345");
    assertThat(new FeeRate(2469, 200).exceeds(max)).isFalse();
    assertThat(new FeeRate(2470, 200).exceeds(max)).isTrue();
  }

  @Test
  void feeratesAreOrderedAsFractionsHoweverLarge() {
    FeeRate third = new FeeRate(1, 3);
    assertThat(third.compareTo(new FeeRate(2, 6))).isZero();
    assertThat(third).isLessThan(new FeeRate(Amounts.MAX, 1_000_000));
    assertThat(new FeeRate(Amounts.MAX, 999_999))
        .isGreaterThan(new FeeRate(Amounts.MAX, 1_000_000));
  }

  @Test
  void aWeightIsRoundedUpToVirtualBytes() {
    assertThat(FeeRate.ofWeight(141, 561)).isEqualTo(new FeeRate(141, 141));
    assertThat(FeeRate.ofWeight(1000, 400)).hasToString("10 sat/vB");
    assertThat(FeeRate.ofWeight(1000, 444)).hasToString("9.009 sat/vB");
  }

  @Test
  void aNegativeFeeHasNoFeerate() {
    assertThatThrownBy(() -> new FeeRate(-1, 100)).isInstanceOf(BitcoinException.class);
  }
}
