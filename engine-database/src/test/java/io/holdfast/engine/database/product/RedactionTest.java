package io.holdfast.engine.database.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  @Test
  void noPasswordAndNoPartOfOneIsShown() {
    List<String> secrets = List.of("", "A1a-xYz9-Qq77");
    assertThat(Redaction.of("ERROR: near \"A1a-xYz9-Qq77\"", secrets))
        .isEqualTo("ERROR: near \"[password]\"");
    assertThat(Redaction.of("syntax error at or near \"xYz9\"", secrets))
        .isEqualTo("syntax error at or near \"[password]\"");
    assertThat(Redaction.of("role \"v-a\" does not exist", secrets))
        .isEqualTo("role \"v-a\" does not exist");
  }
}
