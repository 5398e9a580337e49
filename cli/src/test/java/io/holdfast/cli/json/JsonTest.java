package io.holdfast.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON comes out as it went in, and YAML reads back as the same values. */
class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1e+30,\"b\":[1.50,-0,12345678901234567890],\"c\":{},\"d\":[],\"e\":null,\"f\":\"\\u0001\\\"é\"}",
        "\"text\"",
        "12",
        "true"
      })
  void nothingIsLostNotEvenTheFormOfANumber(String json) {
    assertThat(JsonPrinter.compact(JsonReader.read(json))).isEqualTo(json);
  }

  @Test
  void prettyJsonIsIndentedByTwoAndKeepsEmptyOnesOnALine() {
    assertThat(JsonPrinter.pretty(JsonReader.read("{\"a\":[1,{\"b\":null}],\"c\":{},\"d\":[]}")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": []
            }\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{\"a\":}", "[1,]", "{} {}", "{\"a\":\"hunter2", "nul", "01"})
  void whatIsMalformedIsRefusedAndNotQuoted(String json) {
    assertThatThrownBy(() -> JsonReader.read(json))
        .isInstanceOf(MalformedJson.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void yamlIsInBlockStyleSortedByName() {
    String json =
        "{\"b\":{\"list\":[1,{\"w\":2,\"v\":\"z\"},[3]],\"none\":[],\"nil\":null},\"a\":\"line\\nnext\\n\",\"c\":{}}";
    assertThat(YamlPrinter.print(JsonReader.read(json)))
        .isEqualTo(
            """
            a: |
              line
              next
            b:
              list:
              - 1
              - v: z
                w: 2
              - - 3
              nil: null
              none: []
            c: {}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "word|word", "two words|two words", "a-b_c.d/e|a-b_c.d/e", "yes|\"yes\"", "Null|\"Null\"",
            "1|\"1\"",
        "1.5|\"1.5\"", "a: b|\"a: b\"", "a #b|\"a #b\"", "`- x`|\"- x\"", "`*a`|\"*a\"",
            "`x `|\"x \"",
        "``|\"\"", "é|\"é\"", "{a}|\"{a}\""
      })
  void aTextThatYamlWouldTakeForSomethingElseIsQuoted(String text, String yaml) {
    assertThat(YamlPrinter.print(Json.of(text))).isEqualTo(yaml + "\n");
  }
}
