package io.holdfast.engines.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A: original, patch, result. */
final class MergePatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":"b"}           | {"a":"c"}               | {"a":"c"}
          {"a":"b"}           | {"b":"c"}               | {"a":"b","b":"c"}
          {"a":"b"}           | {"a":null}              | {}
          {"a":"b","b":"c"}   | {"a":null}              | {"b":"c"}
          {"a":["b"]}         | {"a":"c"}               | {"a":"c"}
          {"a":"c"}           | {"a":["b"]}             | {"a":["b"]}
          {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}| {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}   | {"a":[1]}               | {"a":[1]}
          ["a","b"]           | ["c","d"]               | ["c","d"]
          {"a":"b"}           | ["c"]                   | ["c"]
          {"a":"foo"}         | null                    | null
          {"a":"foo"}         | "bar"                   | "bar"
          {"e":null}          | {"a":1}                 | {"e":null,"a":1}
          [1,2]               | {"a":"b","c":null}      | {"a":"b"}
          {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
          """)
  void aPatchLeavesWhatTheStandardSays(String original, String patch, String result) {
    JsonNode target = json(original);
    assertThat(MergePatch.apply(target, json(patch))).isEqualTo(json(result));
    assertThat(target).as("the original").isEqualTo(json(original));
  }

  private static JsonNode json(String text) {
    return Json.tree(text.getBytes(UTF_8));
  }
}
