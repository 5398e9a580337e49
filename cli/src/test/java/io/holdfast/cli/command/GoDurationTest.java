package io.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A TTL reaches the server as the user meant it. */
class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "30,30s",
    "90m,5400s",
    "1h30m,5400s",
    "7d,604800s",
    "1.5h,5400s",
    "1500ms,1500ms",
    "0,0s",
    "-1,-1s",
    "1h2m3s,3723s"
  })
  void isReadAsGoReadsIt(String typed, String sent) {
    assertThat(GoDuration.parse(typed).forApi()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1 h", "h", "1x", "1h-5m", "1e3s"})
  void isRefusedWhenItIsNone(String typed) {
    assertThatThrownBy(() -> GoDuration.parse(typed)).isInstanceOf(Failure.class);
  }

  @Test
  void isRefusedWhenItIsTooLong() {
    assertThatThrownBy(() -> GoDuration.parse("999999999999d")).isInstanceOf(Failure.class);
  }
}
