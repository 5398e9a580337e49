package io.holdfast.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No value of a client stands in the log because an error quoted it. */
class TextScrubberTest {
  private static String scrub(String text, String body) {
    Request request =
        new Request(
            "id",
            Namespace.ROOT,
            Operation.UPDATE,
            "kv/public",
            (ObjectNode) Json.tree(body.getBytes(StandardCharsets.UTF_8)),
            "hvs.token",
            Origin.internal(),
            Optional.empty(),
            Map.of());
    return new TextScrubber(request, List.of(), value -> "<" + value + ">").scrub(text);
  }

  @Test
  void everyValueIsReplacedAndNothingWithinAReplacement() {
    assertThat(
            scrub(
                "alpha-one then beta-two, beta-two and hvs.token",
                "{\"a\":\"alpha-one\",\"b\":[\"beta-two\",{\"c\":\"one then\"}]}"))
        .isEqualTo("<alpha-one> then <beta-two>, <beta-two> and <hvs.token>");
    assertThat(scrub("no abcdef here", "{\"a\":\"abcdef\",\"b\":\"<abc\",\"c\":\"c\"}"))
        .isEqualTo("no <abcdef> here");
  }

  @Test
  void theLongerOfTwoValuesIsReplacedWhole() {
    assertThat(scrub("secret-value-2", "{\"a\":\"secret\",\"b\":\"secret-value-2\"}"))
        .isEqualTo("<secret-value-2>");
  }

  @Test
  void letterCaseDoesNotHideAValue() {
    assertThat(scrub("policy canary missing", "{\"a\":\"CANARY\"}"))
        .isEqualTo("policy <CANARY> missing");
  }

  @Test
  void shortValuesAreReplacedWhereTheyStandAlone() {
    assertThat(scrub("got 5 of 256 bytes, a cat", "{\"n\":5,\"t\":\"a\"}"))
        .isEqualTo("got <5> of 256 bytes, <a> cat");
  }

  @Test
  void partsOfListsAndOfQuotedTextsAreFound() {
    assertThat(scrub("Policy \"two\" does not exist", "{\"policies\":\"one, two\"}"))
        .isEqualTo("Policy \"<two>\" does not exist");
    assertThat(scrub("line 1: \"hidden\" is unknown", "{\"policy\":\"path { hidden = 1 }\"}"))
        .isEqualTo("line 1: \"<hidden>\" is unknown");
  }

  @Test
  void whatThePathHoldsIsInClearThere() {
    assertThat(scrub("no secret at public", "{\"a\":\"public\"}")).isEqualTo("no secret at public");
  }

  @Test
  void withTooManyValuesTheWholeTextIsReplaced() {
    ObjectNode body = Json.object();
    for (int i = 0; i < 20_000; i++) {
      body.put("k" + i, "value-" + i);
    }
    assertThat(scrub("wrong: value-19999", body.toString())).isEqualTo("<wrong: value-19999>");
  }

  @Test
  void textsWithoutValuesStayAsTheyAre() {
    assertThat(scrub("permission denied", "{\"a\":\"x\",\"b\":true,\"c\":null,\"d\":\"\"}"))
        .isEqualTo("permission denied");
  }
}
