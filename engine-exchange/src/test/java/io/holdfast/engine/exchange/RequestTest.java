package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.json;
import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.venue.LocalVenue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that this server sends itself, to a venue of the tests' own. */
class RequestTest {
  private final LocalVenue venue = new LocalVenue();
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
    venue.close();
  }

  private void kraken() {
    scene.key(
        "k", "kraken", "key_id", "id", "secret", LocalVenue.SECRET, "base_url", venue.address());
  }

  private void binance() {
    scene.key(
        "b",
        "binance",
        "algorithm",
        "hmac-sha256",
        "key_id",
        "id",
        "secret",
        "s3cret-s3cret",
        "base_url",
        venue.address());
  }

  private Reply order(String key, String path) {
    return scene.write(
        "request/" + key,
        "method",
        "POST",
        "path",
        path,
        "body",
        "symbol=BTCUSDT&price=10&quantity=1");
  }

  @Test
  void theAnswerHasWhatTheVenueSaid() {
    kraken();
    venue.answers("{\"result\":{\"XXBT\":\"1.5\"}}");
    JsonNode data = ok(scene.write("request/k", "method", "POST", "path", "/0/private/Balance"));
    assertThat(data.path("status").asInt()).isEqualTo(200);
    assertThat(data.path("body").asText()).isEqualTo("{\"result\":{\"XXBT\":\"1.5\"}}");
    assertThat(data.path("headers").path("x-ratelimit-remaining").asText()).isEqualTo("7");
    assertThat(data.path("decision").path("policy").asText()).isEqualTo("all");
  }

  @Test
  void whatMayHaveArrivedIsNeverSentTwiceUnlessItOnlyReads() {
    binance();
    venue.dropsNext(1);
    refused(order("b", "/api/v3/order"), 502, "may have received");
    assertThat(venue.seen()).hasSize(1);
    venue.dropsNext(1);
    ok(scene.write("request/b", "method", "GET", "path", "/api/v3/account"));
    venue.dropsNext(99);
    refused(
        scene.write("request/b", "method", "GET", "path", "/api/v3/account"),
        502,
        "nothing was done");
  }

  @Test
  void aGetThatActsIsNotSent() {
    scene.key(
        "d", "deribit", "key_id", "id", "secret", "s3cret-s3cret", "base_url", venue.address());
    ok(scene.write("request/d", "method", "GET", "path", "/api/v2/private/get_positions"));
    refused(
        scene.write(
            "request/d", "method", "GET", "path", "/api/v2/private/buy", "query", "amount=1"),
        400,
        "by POST");
    assertThat(venue.seen()).hasSize(1);
  }

  @Test
  void whatNeverArrivedIsNotCounted() {
    binance();
    ok(scene.write("policies/all", json("{'notional': [{'asset': 'USDT', 'max': '25'}]}")));
    ok(order("b", "/api/v3/order"));
    venue.close();
    refused(order("b", "/api/v3/order"), 502, "nothing was done");
    refused(order("b", "/api/v3/order"), 502, "nothing was done");
    ok(
        scene.write(
            "sign/b",
            "method",
            "POST",
            "path",
            "/api/v3/order",
            "body",
            "symbol=BTCUSDT&price=10&quantity=1"));
    refused(order("b", "/api/v3/order"), 403, "notional");
  }

  @Test
  void aRedirectIsAnAnswer() {
    binance();
    JsonNode data = ok(scene.write("request/b", "method", "GET", "path", "/redirect"));
    assertThat(data.path("status").asInt()).isEqualTo(302);
    assertThat(venue.seen()).hasSize(1);
  }

  @Test
  void aSecretThatIsSentIsShownNeitherBySignNorByAVenueThatRepeatsIt() {
    scene.key(
        "p",
        "bitpanda",
        "key_id",
        "id",
        "secret",
        "very-secret-api-key",
        "base_url",
        venue.address());
    scene.key(
        "l",
        "lightspark",
        "key_id",
        "id",
        "secret",
        "very-secret-client",
        "base_url",
        venue.address());
    refused(scene.write("sign/p", "method", "GET", "path", "/v1/wallets"), 400, "request/p");
    ok(scene.write("request/p", "method", "GET", "path", "/v1/wallets"));
    for (String key : new String[] {"p", "l"}) {
      Reply reply = scene.write("request/" + key, "method", "GET", "path", "/echo");
      refused(reply, 502, "repeats the secret");
      assertThat(reply.body().toString()).doesNotContain("very-secret");
    }
  }

  @Test
  void anAddressIsHttpsOrThisMachine() {
    for (String address :
        new String[] {
          "http://api.kraken.com",
          "ftp://api.kraken.com",
          "https://user@api.kraken.com",
          "https://api.kraken.com/path",
          "https://api.kraken.com?x",
          "http://127.0.0.1.evil.example",
          "https://",
          "x"
        }) {
      refused(
          scene.write(
              "keys/x",
              "venue",
              "kraken",
              "key_id",
              "id",
              "secret",
              LocalVenue.SECRET,
              "base_url",
              address),
          400,
          "base_url");
    }
    kraken();
    refused(scene.write("keys/k", "base_url", "https://evil.example"), 400, "never changes");
  }
}
