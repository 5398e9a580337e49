package io.holdfast.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values convert as leniently as Vault's, and none of them can hang the server. */
class FieldTypeTest {
  private static JsonNode json(String text) {
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T convert(Field<T> field, String text) {
    return field.type().conversion().convert(json(text));
  }

  private static final Field<Long> INTEGER = Field.integer("i", "");
  private static final Field<Duration> DURATION = Field.duration("d", "");
  private static final Field<String> STRING = Field.string("s", "");
  private static final Field<Boolean> BOOL = Field.bool("b", "");
  private static final Field<Map<String, String>> PAIRS = Field.pairs("p", "");

  @Test
  void numbersTextAndBooleansAreIntegers() {
    assertThat(convert(INTEGER, "5")).isEqualTo(5);
    assertThat(convert(INTEGER, "5.0")).isEqualTo(5);
    assertThat(convert(INTEGER, "\"5\"")).isEqualTo(5);
    assertThat(convert(INTEGER, "\"0x10\"")).isEqualTo(16);
    assertThat(convert(INTEGER, "true")).isEqualTo(1);
    assertThat(convert(INTEGER, "\"\"")).isZero();
  }

  @Test
  void integersBeyond64BitsAndFractionsAreRefused() {
    for (String wrong :
        List.of("9223372036854775808", "1.5", "1e999999999", "1e-999999999", "\"1e3\"", "[1]")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> convert(INTEGER, wrong));
    }
  }

  @Test
  void anEnormousExponentIsNeverWrittenOut() {
    assertThatIllegalArgumentException().isThrownBy(() -> convert(DURATION, "1e999999999"));
    assertThat(convert(DURATION, "1e-999999999")).isZero();
    assertThat(convert(STRING, "1e999999999")).isEqualTo("1E+999999999");
    assertThat(convert(BOOL, "1e999999999")).isTrue();
  }

  @Test
  void durationsAreSecondsOrHaveUnits() {
    assertThat(convert(DURATION, "90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(convert(DURATION, "1.5")).isEqualTo(Duration.ofMillis(1500));
    assertThat(convert(DURATION, "\"1h\"")).isEqualTo(Duration.ofHours(1));
    assertThatIllegalArgumentException().isThrownBy(() -> convert(DURATION, "-1"));
  }

  @Test
  void pairsComeAsObjectsListsOrText() {
    assertThat(convert(PAIRS, "{\"a\":1}")).containsExactly(Map.entry("a", "1"));
    assertThat(convert(PAIRS, "[\"a=b=c\"]")).containsExactly(Map.entry("a", "b=c"));
    assertThat(convert(PAIRS, "\"a=b, c=d\""))
        .containsOnly(Map.entry("a", "b"), Map.entry("c", "d"));
    assertThatIllegalArgumentException().isThrownBy(() -> convert(PAIRS, "\"{\\\"a\\\":\""));
  }
}
