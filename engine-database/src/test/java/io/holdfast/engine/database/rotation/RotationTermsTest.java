package io.holdfast.engine.database.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTermsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** A Sunday. */
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.5Z");

  @ParameterizedTest
  @CsvSource({
    "* * * * *, 2026-03-01T12:01:00Z",
    "30 * * * *, 2026-03-01T12:30:00Z",
    "0 0 * * SAT, 2026-03-07T00:00:00Z",
    "0 6 * * 0, 2026-03-08T06:00:00Z",
    "0 0 1 * *, 2026-04-01T00:00:00Z",
    "*/15 9-17 * * 1-5, 2026-03-02T09:00:00Z",
  })
  void aScheduleIsTheFiveFieldsOfCronInUtc(String schedule, String next) {
    assertThat(RotationTerms.checked(Duration.ZERO, schedule, Duration.ZERO).next(NOON))
        .isEqualTo(Instant.parse(next));
  }

  @Test
  void aPeriodIsCountedFromTheLastChange() {
    RotationTerms daily = RotationTerms.checked(Duration.ofDays(1), "", Duration.ZERO);
    assertThat(daily.next(NOON)).isEqualTo(NOON.plus(Duration.ofDays(1)));
    assertThat(RotationTerms.NEVER.next(NOON)).isEqualTo(Instant.MAX);
  }

  @Test
  void whatMissedItsWindowWaitsForTheNextTime() {
    RotationTerms weekly = RotationTerms.checked(Duration.ZERO, "0 0 * * SAT", HOUR);
    assertThat(weekly.isMissed(NOON, NOON.plus(HOUR))).isFalse();
    assertThat(weekly.isMissed(NOON, NOON.plus(HOUR).plusMillis(1))).isTrue();
    RotationTerms anyTime = RotationTerms.checked(Duration.ZERO, "0 0 * * SAT", Duration.ZERO);
    assertThat(anyTime.isMissed(NOON, NOON.plus(Duration.ofDays(3)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "every day", "61 * * * *", "* * * * * *", "0 0 31 2 *x"})
  void whatIsNoScheduleIsRefused(String text) {
    assertThatThrownBy(() -> CronSchedule.of(text)).isInstanceOf(Refusal.InvalidRequest.class);
  }

  @Test
  void termsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> RotationTerms.checked(HOUR, "* * * * *", Duration.ZERO))
        .hasMessageContaining("mutually exclusive");
    assertThatThrownBy(() -> RotationTerms.checked(HOUR, "", HOUR))
        .hasMessageContaining("rotation_window");
    assertThatThrownBy(
            () -> RotationTerms.checked(Duration.ZERO, "* * * * *", Duration.ofMinutes(1)))
        .hasMessageContaining("3600");
    assertThatThrownBy(() -> RotationTerms.checked(Duration.ofSeconds(4), "", Duration.ZERO))
        .hasMessageContaining("5 seconds");
  }
}
