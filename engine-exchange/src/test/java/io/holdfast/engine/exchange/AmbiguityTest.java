package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.json;
import static io.holdfast.engine.exchange.Scene.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a venue could read otherwise than the policy did is not signed. */
class AmbiguityTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void keys() {
    scene.key(
        "form", "binance", "algorithm", "hmac-sha256", "key_id", "k", "secret", "s3cret-s3cret");
    scene.key("json", "okx", "key_id", "k", "secret", "s3cret-s3cret", "passphrase", "p");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "symbol=A&symbol=B",
        "symbol=A&Symbol=B",
        "symbol=%41",
        "symbol=A%00",
        "symbol=%ff",
        "symbol=A%2",
        "symbol=A;symbol=B",
        "symbol",
        "=A",
        "symbol=A&&side=B",
        "%73ymbol=A",
        "symbol=A B",
        "symbol=A#b",
        "sym\u00e9=A",
        "orders=[{\"a\":1,\"a\":2}]"
      })
  void aQueryOrForm(String text) {
    refused(
        scene.write("sign/form", "method", "POST", "path", "/api/v3/order", "query", text),
        400,
        "query");
    refused(scene.write("sign/form", "method", "POST", "path", "/api/v3/order", "body", text), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instId\":\"A\",\"instId\":\"B\"}",
        "{\"instId\":\"A\",\"INSTID\":\"B\"}",
        "{\"instId\":\"A\"} {\"instId\":\"B\"}",
        "{\"instId\":\"A\"",
        "{\"instId\":1e999999999}",
        "{\"inst.Id\":\"A\"}",
        "{'instId':'A'}",
        "\"text\"",
        "not json",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
      })
  void aJsonBody(String text) {
    refused(
        scene.write("sign/json", "method", "POST", "path", "/api/v5/trade/order", "body", text),
        400,
        "body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/v3/order",
        "/api/v3%2Forder",
        "/api/v3/../v3/order",
        "/api/./order",
        "/api//order",
        "/api/v3/order;a=b",
        "/api/v3/order#x",
        "/api\\order",
        "/api/v3/%6frder",
        "/api/v3/ord er",
        "//evil.example/api",
        "@evil.example/api",
        ""
      })
  void aPath(String path) {
    refused(scene.write("sign/form", "method", "POST", "path", path), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "Host,evil.example",
    "X-HTTP-Method-Override,DELETE",
    "X-Original-URL,/api/v3/withdraw",
    "X-Forwarded-Host,evil.example",
    "Transfer-Encoding,chunked",
    "Content-Length,5",
    "X-MBX-APIKEY,another",
    "Content-Type,application/json",
    "a b,c"
  })
  void aHeader(String name, String value) {
    refused(
        scene.write(
            "sign/form",
            "method",
            "POST",
            "path",
            "/api/v3/order",
            "body",
            "symbol=A",
            "headers",
            Scene.object(name, value)),
        400,
        "headers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Post", "TRACE", "CONNECT", "GET ", "PO\nST"})
  void aMethod(String method) {
    refused(scene.write("sign/form", "method", method, "path", "/api/v3/order"), 400, "method");
  }

  @Test
  void aParameterInQueryAndBody() {
    refused(
        scene.write(
            "sign/form",
            "method",
            "POST",
            "path",
            "/api/v3/order",
            "query",
            "symbol=A",
            "body",
            "SYMBOL=B"),
        400,
        "in the query too");
  }

  @Test
  void aTimeThatLiesAhead() {
    refused(
        scene.write(
            "sign/form",
            "method",
            "GET",
            "path",
            "/api/v3/account",
            "query",
            "timestamp=4102444800000"),
        400,
        "ahead");
    refused(
        scene.write(
            "sign/json",
            "method",
            "GET",
            "path",
            "/api/v5/account/balance",
            "timestamp",
            "2100-01-01T00:00:00.000Z"),
        400,
        "ahead");
  }

  @Test
  void anythingButTextsInAnObjectThatBecomesAForm() {
    refused(
        scene.write(
            "sign/form",
            "method",
            "POST",
            "path",
            "/api/v3/order",
            "body",
            json("{'symbol':['A']}")),
        400,
        "body");
  }
}
