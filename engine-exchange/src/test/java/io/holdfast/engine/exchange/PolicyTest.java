package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.json;
import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may sign, by the parsed request. */
class PolicyTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void key() {
    scene.key(
        "k", "binance", "algorithm", "hmac-sha256", "key_id", "id", "secret", "s3cret-s3cret");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void policy(String document) {
    ok(scene.write("policies/all", json(document)));
  }

  private Reply order(String symbol, String price, String quantity) {
    return scene.write(
        "sign/k",
        "method",
        "POST",
        "path",
        "/api/v3/order",
        "body",
        "symbol=" + symbol + "&side=BUY&type=LIMIT&price=" + price + "&quantity=" + quantity);
  }

  private Reply get(String path) {
    return scene.write("sign/k", "method", "GET", "path", path);
  }

  @Test
  void withoutAPolicyNothingIsSigned() {
    ok(scene.write("keys/k", "policy", ""));
    refused(get("/api/v3/account"), 403, "no policy");
  }

  @Test
  void anAbsentFieldDoesNotRestrictAndAnEmptyListLetsNothingThrough() {
    policy("{}");
    ok(get("/api/v3/account"));
    policy("{'paths': []}");
    refused(get("/api/v3/account"), 403, "paths");
    policy("{'rules': []}");
    refused(get("/api/v3/account"), 403, "no rule allows");
  }

  @Test
  void methodsPathsAndMarketsAreHeldTo() {
    policy("{'methods': ['POST'], 'paths': ['/api/v3/order'], 'symbols': ['BTCUSDT']}");
    ok(order("BTCUSDT", "1", "1"));
    refused(order("ETHUSDT", "1", "1"), 403, "symbols");
    refused(order("btcusdt", "1", "1"), 403, "symbols");
    refused(get("/api/v3/order"), 403, "methods");
    refused(
        scene.write("sign/k", "method", "POST", "path", "/api/v3/Order", "body", "symbol=BTCUSDT"),
        403,
        "paths");
  }

  @Test
  void aDenyWinsWhateverTheCaseOfThePath() {
    policy(
        """
        {'rules': [{'name': 'all', 'effect': 'allow', 'paths': ['/**']},
                   {'name': 'never', 'effect': 'deny', 'paths': ['/api/v3/openOrders']}]}
        """);
    ok(get("/api/v3/account"));
    refused(get("/api/v3/openOrders"), 403, "never");
    refused(get("/API/V3/OPENORDERS"), 403, "never");
  }

  @Test
  void parametersKeepWithinTheirLimits() {
    policy(
        """
        {'parameters': {'quantity': {'min': '0.1', 'max': 2}, 'side': {'allow': ['BUY']},
          'newClientOrderId': {'like': 'desk1-*', 'required': true}, 'icebergQty': {'forbidden': true}},
         'only_parameters': ['symbol', 'side', 'quantity', 'newClientOrderId']}
        """);
    String start = "symbol=A&side=BUY&newClientOrderId=desk1-7";
    ok(body(start + "&quantity=2"));
    ok(body(start + "&quantity=0.10"));
    for (String wrong :
        new String[] {"2.01", "0.09", "-1", "1e1", "%2B1", "", "0x1", "1,5", "\u0661"}) {
      assertThat(body(start + "&quantity=" + wrong).status()).as(wrong).isBetween(400, 403);
    }
    refused(body("symbol=A&side=SELL&newClientOrderId=desk1-7&quantity=1"), 403, "side");
    refused(body("symbol=A&side=BUY&quantity=1"), 403, "newClientOrderId");
    refused(
        body("symbol=A&side=BUY&newClientOrderId=xdesk1-7&quantity=1"), 403, "newClientOrderId");
    refused(body(start + "&quantity=1&icebergQty=1"), 403, "icebergQty");
    refused(body(start + "&quantity=1&stopPrice=1"), 403, "stopPrice");
  }

  private Reply body(String body) {
    return scene.write("sign/k", "method", "POST", "path", "/api/v3/order", "body", body);
  }

  @Test
  void whatOrdersAreWorthIsCountedExactlyWithinItsWindow() {
    policy("{'notional': [{'asset': 'USDT', 'max': '1000', 'window': '24h'}]}");
    ok(order("BTCUSDT", "100", "6"));
    scene.core().clock().advance(Duration.ofHours(12));
    ok(order("BTCUSDT", "100", "4"));
    refused(order("BTCUSDT", "0.01", "1"), 403, "notional", "1000 of 1000");
    scene.core().clock().advance(Duration.ofHours(12).minusMillis(1));
    refused(order("BTCUSDT", "0.01", "1"), 403, "notional");
    scene.core().clock().advance(Duration.ofMillis(1));
    ok(order("BTCUSDT", "100", "6"));
    refused(order("BTCUSDT", "100", "0.0001"), 403, "notional");
  }

  @Test
  void anOrderWhoseWorthCannotBeToldIsRefused() {
    policy(
        "{'notional': [{'asset': 'USDT', 'max': '1000'}], 'reference_prices': {'BTCUSDT': '200'}}");
    ok(body("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=5"));
    refused(body("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1"), 403, "notional");
    refused(body("symbol=ETHUSDT&side=BUY&type=MARKET&quantity=0.1"), 403, "can't be told");
    refused(body("symbol=ETHEUR&side=BUY&price=1&quantity=0.1"), 403, "no limit is for");
    ok(get("/api/v3/account"));
  }

  @Test
  void ordersAtTheSameTimeCannotShareWhatIsLeft() throws InterruptedException {
    policy("{'notional': [{'asset': 'USDT', 'max': '50'}]}");
    java.util.concurrent.atomic.AtomicInteger signed =
        new java.util.concurrent.atomic.AtomicInteger();
    try (var clients = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        clients.execute(() -> {
          if (order("BTCUSDT", "1", "1").status() == 200) {
            signed.incrementAndGet();
          }
        });
      }
    }
    assertThat(signed).hasValue(50);
  }

  @Test
  void hoursTimesAndSourceAddressesAreHeldTo() {
    policy(
        "{'hours': [{'timezone': 'Europe/Vienna', 'days': ['sun'], 'from': '12:30', 'to': '14:00'}]}");
    ok(get("/api/v3/account"));
    scene.core().clock().advance(Duration.ofHours(1));
    refused(get("/api/v3/account"), 403, "hours");
    policy("{'not_after': '2026-03-01T13:00:00Z'}");
    refused(get("/api/v3/account"), 403, "not_after");
    policy("{'source_addresses': ['10.0.0.0/8']}");
    refused(get("/api/v3/account"), 403, "source_addresses");
    policy("{'source_addresses': ['127.0.0.0/8']}");
    ok(get("/api/v3/account"));
    ok(scene.write("keys/k", "source_addresses", json("['10.1.0.0/16']")));
    refused(get("/api/v3/account"), 403, "address");
  }

  @Test
  void eachWriteIsAVersionThatCanBeReadLater() {
    policy("{'methods': ['GET']}");
    policy("{'methods': ['POST']}");
    assertThat(ok(scene.read("policies/all")).path("version").asInt()).isEqualTo(3);
    assertThat(
            ok(scene
                    .core()
                    .send(
                        io.holdfast.api.Operation.READ,
                        "exchange/policies/all",
                        "{\"version\":2}",
                        io.holdfast.testkit.TestCore.ROOT))
                .path("methods")
                .path(0)
                .asText())
        .isEqualTo("GET");
    refused(scene.core().delete("exchange/policies/all"), 400, "in force");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'symbol': ['A']}",
        "{'paths': ['api']}",
        "{'paths': 'x'}",
        "{'hours': [{'timezone': 'Nowhere/City'}]}",
        "{'notional': [{'asset': 'USDT'}]}",
        "{'notional': [{'asset': 'USDT', 'max': '1e9'}]}",
        "{'max_notional': -1}",
        "{'rules': [{'name': 'a', 'effect': 'maybe'}]}",
        "{'rules': [{'name': 'a', 'effect': 'allow', 'path': []}]}",
        "{'parameters': {'a': {'maximum': 1}}}",
        "{'source_addresses': ['10.0.0.0/99']}",
        "{'withdrawal_approvals': {'factors': []}}"
      })
  void aMistakeIsToldAndNothingIsStored(String document) {
    refused(scene.write("policies/all", json(document)), 400);
    assertThat(ok(scene.read("policies/all")).path("version").asInt()).isEqualTo(1);
  }
}
