package io.holdfast.server.http.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.server.config.HttpLimits;
import io.holdfast.server.http.HttpProblem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private static final Map<String, List<String>> FORM =
      Map.of("content-type", List.of("application/x-www-form-urlencoded"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":\"b\"}",
        "{\"n\":[1,-2,9007199254740993,123456789012345678901234567890,1.50,1E+2,true,null]}",
        "{\"o\":{\"o\":{\"s\":\"\\u20ac \\ud83d\\ude00\"}}}",
      })
  void aJsonObjectKeepsItsValuesAndTheFormOfItsNumbers(String json) {
    assertThat(Requests.post(json).body().toString())
        .isEqualTo(json.replace("\\u20ac", "€").replace("\\ud83d\\ude00", "😀"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "null"})
  void nothingIsNoFields(String body) {
    assertThat(Requests.post(body).body().isEmpty()).isTrue();
  }

  @Test
  void anOcspRequestIsOneFieldInBase64() {
    Map<String, List<String>> ocsp =
        Map.of("content-type", List.of("Application/OCSP-Request; charset=x"));
    assertThat(Requests.call("POST", "/v1/a", "0\u0001", ocsp).body())
        .hasToString("{\"req\":\"MAE=\"}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"k\":\"s3cr3t\"            | the text ends too early (line 1, column",
        "{\"k\":s3cr3t}               | malformed (line 1, column",
        "{\"k\":1,\"k\":\"s3cr3t\"}   | a name stands twice in one object (line 1, column 8)",
        "{\"k\":1} \"s3cr3t\"         | more text after the JSON object (line 1, column 9)",
        "[\"s3cr3t\"]                 | the body must be a JSON object (line 1, column 1)",
        "\"s3cr3t\"                   | the body must be a JSON object (line 1, column 1)",
        "{\"k\":\"\\ud800 s3cr3t\"}   | a text that is not Unicode (line 1, column 6)",
        "{\"k\":1e999999999}          | a number that is too large or too small (line 1, column 6)",
        "{'s3cr3t':1}                 | malformed (line 1, column 2)",
        "{\"k\":1,}                   | malformed (line 1, column",
        "{\"k\":NaN}                  | malformed (line 1, column",
      })
  void malformedJsonIsToldByItsPlaceAndNeverQuoted(String body, String message) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> Requests.post(body))
        .withMessageStartingWith("failed to parse JSON input: " + message)
        .withMessageNotContaining("s3cr3t")
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] body = {'{', '"', 'k', '"', ':', '"', (byte) 0xff, '"', '}'};
    RawRequest raw =
        new RawRequest("POST", "/v1/a", Map.of(), body, Requests.raw("", "", "", Map.of()).peer());
    assertStatus(400, () -> Requests.decode(raw, Requests.LISTENER));
  }

  @Test
  void depthIsBounded() {
    int deepest = HttpLimits.DEEPEST_JSON;
    assertThat(Requests.post(nested(deepest)).body().isEmpty()).isFalse();
    assertStatus(400, () -> Requests.post(nested(deepest + 1)));
    assertStatus(400, () -> Requests.post(nested(100_000)));
  }

  private static String nested(int depth) {
    return "{\"k\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
  }

  @Test
  void manySmallValuesCountByTheMemoryTheyTake() {
    HttpLimits defaults = HttpLimits.DEFAULT;
    var listener =
        Requests.LISTENER.withLimits(
            new HttpLimits(
                defaults.maxRequestSize(),
                1 << 20,
                defaults.maxJsonDepth(),
                defaults.maxRequestDuration(),
                defaults.readHeaderTimeout(),
                defaults.readTimeout(),
                defaults.writeTimeout(),
                defaults.idleTimeout()));
    String many = "{\"k\":[" + "{},".repeat(20_000) + "{}]}";
    String large = "{\"k\":\"" + "x".repeat(60_000) + "\"}";
    assertStatus(
        413, () -> Requests.decode(Requests.raw("POST", "/v1/a", many, Map.of()), listener));
    assertThat(Requests.decode(Requests.raw("POST", "/v1/a", large, Map.of()), listener))
        .isInstanceOf(Decoded.Call.class);
  }

  @Test
  void theBytesAreErasedOnceTheyAreRead() {
    RawRequest raw = Requests.raw("POST", "/v1/a", "{\"k\":\"s3cr3t\"}", Map.of());
    Requests.decode(raw, Requests.LISTENER);
    assertThat(raw.body()).containsOnly(0);
  }

  @Test
  void aFormIsReadAsFields() {
    assertThat(Requests.call("POST", "/v1/a", "k=v+1&x=1&x=2", FORM).body())
        .hasToString("{\"k\":\"v 1\",\"x\":\"1,2\"}");
  }

  @Test
  void jsonUnderAFormsTypeIsJson() {
    assertThat(Requests.call("POST", "/v1/a", " {\"k\":1}", FORM).body()).hasToString("{\"k\":1}");
  }

  @Test
  void aCompressedBodyIsRefused() {
    assertStatus(
        415,
        () -> Requests.call("POST", "/v1/a", "{}", Map.of("content-encoding", List.of("gzip"))));
  }

  private static void assertStatus(int status, ThrowingCallable call) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(call)
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
  }
}
