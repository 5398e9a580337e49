package io.holdfast.acceptance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DevServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ccxt signs the same requests the same way, for each venue that it has. */
class VenueSignaturesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void anotherImplementationSignsTheSame() throws IOException {
    List<String> cases =
        Command.of(
                Peers.ccxt(),
                Checkout.module("src/test/python").resolve("venue_signatures.py").toString())
            .with("PYTHONDONTWRITEBYTECODE", "1")
            .run()
            .succeeds()
            .out()
            .lines()
            .toList();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(20);
    try (DevServer server = DevServer.start("venues", "-dev-no-store-token")) {
      Api root = server.root();
      root.post("sys/mounts/exchange", Map.of("type", "exchange")).succeeds();
      root.post("exchange/policies/all").succeeds();
      for (int i = 0; i < cases.size(); i++) {
        compare(root, "k" + i, MAPPER.readTree(cases.get(i)));
      }
    }
  }

  private static void compare(Api root, String name, JsonNode made) {
    Map<String, Object> key = new LinkedHashMap<>();
    for (String field :
        List.of("venue", "algorithm", "key_id", "secret", "passphrase", "base_url")) {
      if (!made.path(field).asText().isEmpty()) {
        key.put(field, made.path(field).asText());
      }
    }
    key.put("policy", "all");
    if (!key.containsKey("algorithm") && made.path("venue").asText().equals("bybit")) {
      key.put("algorithm", "hmac-sha256");
    }
    root.post("exchange/keys/" + name, key).succeeds();
    Map<?, ?> ask = MAPPER.convertValue(made.path("ask"), Map.class);
    @SuppressWarnings("unchecked")
    Map<String, Object> body = (Map<String, Object>) ask;
    JsonNode signed = root.post("exchange/sign/" + name, body).succeeds().at("data");
    JsonNode expected = made.path("expect");
    expected
        .path("headers")
        .properties()
        .forEach(header ->
            assertThat(signed.path("headers").path(header.getKey()).asText())
                .as(made.path("title").asText() + " " + header.getKey())
                .isEqualTo(header.getValue().asText()));
    for (String part : List.of("url", "body")) {
      if (expected.has(part)) {
        assertThat(signed.path(part).asText())
            .as(made.path("title").asText() + " " + part)
            .isEqualTo(expected.path(part).asText());
      }
    }
  }
}
