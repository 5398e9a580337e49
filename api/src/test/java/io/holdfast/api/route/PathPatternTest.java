package io.holdfast.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathPatternTest {
  private static boolean matches(String template, String path) {
    return PathPattern.of(template).match(path).isPresent();
  }

  @Test
  void aNameIsOneSegmentThatBeginsAndEndsWithALetterDigitOrUnderscore() {
    assertThat(PathPattern.of("keys/{name}").match("keys/a-b.c")).contains(Map.of("name", "a-b.c"));
    for (String wrong :
        new String[] {"keys/", "keys/-a", "keys/a.", "keys/a/b", "keys/ä", "keys/.."}) {
      assertThat(matches("keys/{name}", wrong)).as(wrong).isFalse();
    }
  }

  @Test
  void aNameWithAnAtEndsWithALetterToo() {
    assertThat(matches("users/{name:at}", "users/a@example.org")).isTrue();
    assertThat(matches("users/{name:at}", "users/a@")).isFalse();
    assertThat(matches("users/{name:at}", "users/@a")).isFalse();
  }

  @Test
  void theRestTakesSlashesAndAlsoNothing() {
    assertThat(PathPattern.of("data/{path:rest}").match("data/")).contains(Map.of("path", ""));
    assertThat(PathPattern.of("data/{path:rest}").match("data/a/b/"))
        .contains(Map.of("path", "a/b/"));
    assertThat(matches("data/{path:rest}", "data")).isFalse();
  }

  @Test
  void parentsStandBeforeALastLiteral() {
    assertThat(PathPattern.of("mounts/{path:parents}/tune").match("mounts/a/b/tune"))
        .contains(Map.of("path", "a/b"));
    assertThat(matches("mounts/{path:parents}/tune", "mounts/tune")).isFalse();
    assertThat(matches("mounts/{path:parents}/tune", "mounts//tune")).isFalse();
    assertThat(matches("mounts/{path:parents}/tune", "mo")).isFalse();
  }

  @Test
  void anOptionalSlashIsOneSlashAtTheEnd() {
    assertThat(matches("roles/?", "roles")).isTrue();
    assertThat(matches("roles/?", "roles/")).isTrue();
    assertThat(matches("roles/?", "roles//")).isFalse();
    assertThat(matches("roles/?", "rolesx")).isFalse();
  }

  @Test
  void aPatternIsShownAsARegularExpressionAndAsOpenApiWritesIt() {
    PathPattern pattern = PathPattern.of("keys/{name}/rotate");
    assertThat(pattern.regex()).isEqualTo("^keys/(?P<name>\\w(([\\w-.]+)?\\w)?)/rotate$");
    assertThat(pattern.openApiPath()).isEqualTo("keys/{name}/rotate");
    assertThat(PathPattern.of("users/?").regex()).isEqualTo("^users/?$");
    assertThat(PathPattern.of("users/?").openApiPath()).isEqualTo("users");
    assertThat(PathPattern.of("mounts/{path:parents}/tune").regex())
        .isEqualTo("^mounts/(?P<path>.+?)/tune$");
    assertThat(PathPattern.of("data/{path:rest}").regex()).isEqualTo("^data/(?P<path>.*)$");
  }
}
