package io.holdfast.auth.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GlobTest {
  @Test
  void aStarStandsForAnyCharactersAndAllElseForItself() {
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("", "")).isTrue();
    assertThat(Glob.matches("", "a")).isFalse();
    assertThat(Glob.matches("a*", "a")).isTrue();
    assertThat(Glob.matches("*.example.com", "a.example.com")).isTrue();
    assertThat(Glob.matches("*.example.com", "aexample.com")).isFalse();
    assertThat(Glob.matches("a*b*c", "aXbYc")).isTrue();
    assertThat(Glob.matches("a*b*c", "ac")).isFalse();
    assertThat(Glob.matches("ab*ba", "aba")).isFalse();
    assertThat(Glob.matches("a**b", "ab")).isTrue();
    assertThat(Glob.matches("a.c", "abc")).isFalse();
    assertThat(Glob.matches("[a]", "a")).isFalse();
    assertThat(Glob.matchesAny(List.of("x", "y*"), "yes")).isTrue();
    assertThat(Glob.matchesAny(List.of(), "yes")).isFalse();
  }
}
