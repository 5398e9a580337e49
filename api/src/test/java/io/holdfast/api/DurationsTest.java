package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void secondsAndUnitsAreReadAsClientsWriteThem() {
    assertThat(Durations.parse("3600")).isEqualTo(Duration.ofHours(1));
    assertThat(Durations.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Durations.parse("1.5h")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Durations.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
    assertThat(Durations.parse("-5m")).isEqualTo(Duration.ofMinutes(-5));
    assertThat(Durations.parse("")).isZero();
  }

  @Test
  void whatIsNoDurationOrTooLongForOneIsRefused() {
    for (String wrong :
        new String[] {"1x", "h", "1h 30m", "--5", "1e9", "0x10", "300y", "9".repeat(18)}) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Durations.parse(wrong));
    }
  }

  @Test
  void aMillionDigitsAreRefusedWithoutBeingReadAsANumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse("9".repeat(1_000_000) + "s"))
        .withMessageContaining("1000001 characters");
  }

  @Test
  void anEnormousExponentIsNotWrittenOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.ofSeconds(new BigDecimal("1e999999999")));
    assertThat(Durations.ofSeconds(new BigDecimal("1e-999999999"))).isZero();
    assertThat(Durations.ofSeconds(new BigDecimal("0e999999999"))).isZero();
    assertThat(Durations.ofSeconds(new BigDecimal("1.5"))).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void theTextOfADurationIsGos() {
    assertThat(Durations.text(Duration.ofDays(32))).isEqualTo("768h0m0s");
    assertThat(Durations.text(Duration.ofSeconds(90))).isEqualTo("1m30s");
    assertThat(Durations.text(Duration.ofSeconds(-90))).isEqualTo("-1m30s");
    assertThat(Durations.text(Duration.ZERO)).isEqualTo("0s");
  }
}
