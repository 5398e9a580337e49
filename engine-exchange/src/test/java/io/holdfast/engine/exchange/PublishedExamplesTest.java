package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.json;
import static io.holdfast.engine.exchange.Scene.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The signing examples that venues publish with their secrets, byte for byte through the API. OKX,
 * KuCoin, Bybit, Bitfinex, Bitstamp, Gemini and Coinbase publish none that can be computed again;
 * those are compared with another implementation ({@link OtherImplementationTest}).
 */
class PublishedExamplesTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  private void binance() {
    scene.key(
        "k",
        "binance",
        "algorithm",
        "hmac-sha256",
        "key_id",
        "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        "secret",
        "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");
  }

  private static final String ORDER =
      "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
          + "&timestamp=1499827319559";

  /** Binance, "Signed Endpoint Examples for POST /api/v3/order", example 1. */
  @Test
  void binanceAsABody() {
    binance();
    JsonNode signed = scene.signed("k", "method", "POST", "path", "/api/v3/order", "body", ORDER);
    assertThat(signed.path("url").asText()).isEqualTo("https://api.binance.com/api/v3/order");
    assertThat(signed.path("body").asText())
        .isEqualTo(
            ORDER + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    assertThat(signed.path("headers").path("X-MBX-APIKEY").asText()).startsWith("vmPUZE6m");
  }

  /** Binance, the same page, example 2. */
  @Test
  void binanceAsAQuery() {
    binance();
    JsonNode signed = scene.signed("k", "method", "POST", "path", "/api/v3/order", "query", ORDER);
    assertThat(signed.path("url").asText())
        .isEqualTo(
            "https://api.binance.com/api/v3/order?"
                + ORDER
                + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    assertThat(signed.path("body").asText()).isEmpty();
  }

  /** Binance, the same page, example 3: what is signed has no ampersand between the two. */
  @Test
  void binanceAsBoth() {
    binance();
    String body = "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "POST",
            "path",
            "/api/v3/order",
            "query",
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC",
            "body",
            body);
    assertThat(signed.path("body").asText())
        .isEqualTo(
            body + "&signature=0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77");
  }

  /** Kraken, "Spot REST Authentication", the limit order. */
  @Test
  void kraken() {
    scene.key(
        "k",
        "kraken",
        "key_id",
        "key",
        "secret",
        "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==");
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "POST",
            "path",
            "/0/private/AddOrder",
            "body",
            "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25");
    assertThat(signed.path("headers").path("API-Sign").asText())
        .isEqualTo(
            "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
  }

  private void bitmex() {
    scene.key(
        "k",
        "bitmex",
        "key_id",
        "LAqUlngMIQkIUjXMUreyu3qn",
        "secret",
        "chNOOS4KvNXR_Xq4k4c9qsfoKWvnDecLATCRlcBwyKDYnWgO");
  }

  /** BitMEX, "API Key Usage", simple GET. */
  @Test
  void bitmexPlain() {
    bitmex();
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "GET",
            "path",
            "/api/v1/instrument",
            "headers",
            json("{'api-expires':'1518064236'}"));
    assertThat(signed.path("headers").path("api-signature").asText())
        .isEqualTo("c7682d435d0cfe87c16098df34ef2eb5a549d4c5a3c2b1f0f77b8af73423bf00");
  }

  /** BitMEX, the same page, GET with a complex query. */
  @Test
  void bitmexWithAQuery() {
    bitmex();
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "GET",
            "path",
            "/api/v1/instrument?filter=%7B%22symbol%22%3A+%22XBTM15%22%7D",
            "headers",
            json("{'api-expires':'1518064237'}"));
    assertThat(signed.path("headers").path("api-signature").asText())
        .isEqualTo("e2f422547eecb5b3cb29ade2127e21b858b235b386bfa45e1c1756eb3383919f");
  }

  /** BitMEX, the same page, POST. */
  @Test
  void bitmexWithABody() {
    bitmex();
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "POST",
            "path",
            "/api/v1/order",
            "headers",
            json("{'api-expires':'1518064238'}"),
            "body",
            "{\"symbol\":\"XBTM15\",\"price\":219.0,\"clOrdID\":\"mm_bitmex_1a/oemUeQ4CAJZgP3fjHsA\",\"orderQty\":98}");
    assertThat(signed.path("headers").path("api-signature").asText())
        .isEqualTo("1749cd2ccae4aa49048ae09f0b95110cee706e0944e6a14ad0b3a8cb45bd336b");
    assertThat(signed.path("headers").path("api-expires").asText()).isEqualTo("1518064238");
  }

  /** Deribit, "Authentication", the example of client signature credentials. */
  @Test
  void deribitClientSignature() {
    scene.key("k", "deribit-auth", "key_id", "AAAAAAAAAAA", "secret", "ABCD");
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "GET",
            "path",
            "/api/v2/public/auth",
            "timestamp",
            "1554883365000",
            "nonce",
            "fdbmmz79");
    assertThat(signed.path("url").asText())
        .endsWith("&signature=e20c9cd5639d41f8bbc88f4d699c4baf94a4f0ee320e9a116b72743c449eb994");
  }

  /** Bitvavo, "Create a signature": a venue that is not built in, by a document. */
  @Test
  void aVenueThatIsWrittenAsADocument() {
    ok(
        scene.write(
            "venues/bitvavo",
            json(
                """
                {'title': 'Bitvavo', 'addresses': {'production': 'https://api.bitvavo.com'},
                 'algorithms': {'hmac-sha256': 'hex'}, 'time': 'ms', 'body': 'json', 'window': '10000',
                 'sign': '{timestamp}{method}{path_query}{body}',
                 'headers': {'Bitvavo-Access-Key': '{key}', 'Bitvavo-Access-Timestamp': '{timestamp}',
                   'Bitvavo-Access-Window': '{window}', 'Bitvavo-Access-Signature': '{signature}'}}
                """)));
    scene.key("k", "bitvavo", "key_id", "key", "secret", "bitvavo");
    JsonNode signed =
        scene.signed(
            "k",
            "method",
            "POST",
            "path",
            "/v2/order",
            "timestamp",
            "1548172481125",
            "body",
            "{\"market\":\"BTC-EUR\",\"side\":\"buy\",\"price\":\"5000\",\"amount\":\"1.23\",\"orderType\":\"limit\"}");
    assertThat(signed.path("headers").path("Bitvavo-Access-Signature").asText())
        .isEqualTo("44d022723a20973a18f7ee97398b9fdd405d2d019c8d39e24b8cc0dcb39ca016");
    assertThat(signed.path("headers").path("Bitvavo-Access-Window").asText()).isEqualTo("10000");
  }
}
