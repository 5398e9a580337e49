package io.holdfast.crypto.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyStateTest {
  /** Transitions 2 to 15 of SP 800-57 part 1, revision 5. */
  private static final Set<String> LEGAL =
      Set.of(
          "pre-active>destroyed",
          "pre-active>compromised",
          "pre-active>active",
          "active>destroyed",
          "active>compromised",
          "active>suspended",
          "active>deactivated",
          "suspended>destroyed",
          "suspended>active",
          "suspended>compromised",
          "suspended>deactivated",
          "deactivated>destroyed",
          "deactivated>compromised",
          "compromised>destroyed");

  @ParameterizedTest
  @EnumSource(KeyState.class)
  void exactlyThePublishedStepsAreTaken(KeyState from) {
    for (KeyState to : KeyState.values()) {
      if (LEGAL.contains(from + ">" + to)) {
        assertThat(from.to(to)).isEqualTo(to);
      } else {
        assertThatThrownBy(() -> from.to(to))
            .isInstanceOf(CryptoException.class)
            .hasMessageContaining(from.label())
            .hasMessageContaining(to.label());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pre-active,false,false",
    "active,true,true",
    "suspended,false,true",
    "deactivated,false,true",
    "compromised,false,true",
    "destroyed,false,false"
  })
  void onlyAnActiveKeyProtects(String label, boolean protects, boolean processes) {
    KeyState state = KeyState.named(label);
    assertThat(state.mayProtect()).isEqualTo(protects);
    assertThat(state.mayProcess()).isEqualTo(processes);
  }

  @Test
  void aRefusalNamesTheStepsThatExist() {
    assertThatThrownBy(() -> KeyState.DEACTIVATED.to(KeyState.ACTIVE))
        .hasMessage(
            "a key that is deactivated can't become active; it can become compromised, destroyed");
    assertThatThrownBy(() -> KeyState.DESTROYED.to(KeyState.ACTIVE))
        .hasMessage("a key that is destroyed stays so; it can't become active");
  }

  @Test
  void anUnknownLabelIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> KeyState.named("ACTIVE"))
        .hasMessageContaining("pre-active, active, suspended, deactivated");
  }
}
