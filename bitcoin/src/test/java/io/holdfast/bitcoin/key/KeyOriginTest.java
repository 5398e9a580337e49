package io.holdfast.bitcoin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyOriginTest {
  @ParameterizedTest
  @CsvSource({
    "m, m",
    "m/84h/0h/0h, m/84h/0h/0h",
    "\"m/84'/0'/0'\", m/84h/0h/0h",
    "84h/1h/0h/0/7, m/84h/1h/0h/0/7",
    "m/2147483647h, m/2147483647h"
  })
  void aPathIsReadWithEitherMarkOfHardening(String text, String printed) {
    assertThat(DerivationPath.parse(text.replace("\"", ""))).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m/",
        "m//0",
        "m/0/",
        "/0",
        "m/0H",
        "m/-1",
        "m/2147483648",
        "m/0x1",
        "m/1e3",
        "m/*",
        "n/0"
      })
  void anotherPathIsRefusedWithTheStepThatIsWrong(String text) {
    assertThatThrownBy(() -> DerivationPath.parse(text))
        .isInstanceOf(KeyFormatException.class)
        .hasMessageContaining("step");
  }

  @Test
  void aPathDeeperThanBip32SerializesIsRefused() {
    assertThatThrownBy(() -> DerivationPath.parse("m" + "/0".repeat(256)))
        .hasMessageContaining("at most 255");
  }

  @Test
  void whatLiesBelowAnAncestorIsTold() {
    DerivationPath path = DerivationPath.parse("m/84h/0h/0h/1/5");
    assertThat(path.below(DerivationPath.parse("m/84h/0h/0h")))
        .contains(DerivationPath.ofRaw(1, 5));
    assertThat(path.below(DerivationPath.parse("m/84h/0h/1h"))).isEmpty();
    assertThat(path.below(path.child(ChildNumber.normal(0)))).isEmpty();
  }

  @Test
  void anOriginIsReadWithAndWithoutBrackets() {
    KeyOrigin origin = KeyOrigin.parse("[73C5DA0A/84'/0h/0h]");
    assertThat(origin).hasToString("73c5da0a/84h/0h/0h");
    assertThat(KeyOrigin.parse("73c5da0a/84h/0h/0h")).isEqualTo(origin);
    assertThat(KeyOrigin.parse("73c5da0a").path()).isEqualTo(DerivationPath.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "73c5da0",
        "73c5da0a1",
        "g3c5da0a",
        "73c5da0a/",
        "73c5da0a/m",
        "73c5da0a/m/0"
      })
  void anotherOriginIsRefused(String text) {
    assertThatThrownBy(() -> KeyOrigin.parse(text)).isInstanceOf(KeyFormatException.class);
  }
}
