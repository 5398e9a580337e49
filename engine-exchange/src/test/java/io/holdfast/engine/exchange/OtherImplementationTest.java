package io.holdfast.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ccxt 4.5.90 makes of the same requests, as {@code venue_signatures.py} of the acceptance
 * tests prints it (its own venv and random RSA key).
 */
class OtherImplementationTest {
  static Stream<Named<JsonNode>> cases() {
    try (InputStream in =
        Objects.requireNonNull(OtherImplementationTest.class.getResourceAsStream("ccxt.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
          .map(node -> Named.of(node.path("title").asText(), node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void itSignsTheSame(JsonNode made) {
    try (Scene scene = new Scene()) {
      scene.key(
          "k",
          made.path("venue").asText(),
          "key_id",
          made.path("key_id"),
          "secret",
          made.path("secret"),
          "passphrase",
          made.path("passphrase"),
          "base_url",
          made.path("base_url"),
          "algorithm",
          made.path("algorithm").asText().isEmpty()
              ? Json.of(algorithm(made.path("venue").asText()))
              : made.path("algorithm"));
      JsonNode signed = Scene.ok(scene.write("sign/k", made.path("ask")));
      JsonNode expected = made.path("expect");
      expected
          .path("headers")
          .properties()
          .forEach(header ->
              assertThat(signed.path("headers").path(header.getKey()).asText())
                  .as(header.getKey())
                  .isEqualTo(header.getValue().asText()));
      for (String part : new String[] {"url", "body"}) {
        if (expected.has(part)) {
          assertThat(signed.path(part).asText()).as(part).isEqualTo(expected.path(part).asText());
        }
      }
    }
  }

  private static String algorithm(String venue) {
    return switch (venue) {
      case "kraken", "kraken-futures" -> "hmac-sha512";
      case "bitfinex", "gemini" -> "hmac-sha384";
      default -> "hmac-sha256";
    };
  }
}
