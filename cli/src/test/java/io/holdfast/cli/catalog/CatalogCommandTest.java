package io.holdfast.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which secrets there are and who answers for them is one command away. */
class CatalogCommandTest {
  private static final String ROW =
      """
      {"path":"secret/data/app/db","mount":"secret/","kind":"kv",
       "owner":{"type":"group","id":"g1","name":"payments","gone":false},"backup_owner":null,
       "environment":"prod","system":null,"classification":null,"personal_data":true,
       "created_time":"2026-03-01T00:00:00Z","rotated_time":"2026-03-02T00:00:00Z","values":2,
       "expiration":null}
      """;

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Result run(String... words) {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address()).run(words);
  }

  @Test
  void secretsAreFoundByWhatIsSaidOfThem() {
    server.answer(
        "GET /v1/sys/catalog/secrets", 200, "{\"data\":{\"secrets\":[" + ROW + "],\"total\":7}}");
    Result found = run("catalog", "find", "-owner=group/payments", "-rotated-before=90d", "-desc");
    assertThat(found.out())
        .contains("secret/data/app/db    kv      group/payments    prod           -");
    assertThat(found.err()).contains("1 of 7 are shown");
    assertThat(server.lastAsked().target())
        .contains("owner=group%2Fpayments")
        .contains("rotated_before=90d")
        .contains("order=desc");
    assertThat(run("catalog", "find", "-format=json").out()).contains("\"total\": 7");
  }

  @Test
  void whereNoSecretIsLikeThatTheExitCodeSaysSo() {
    server.answer("GET /v1/sys/catalog/secrets", 200, "{\"data\":{\"secrets\":[],\"total\":0}}");
    assertThat(run("catalog", "find", "-owner=none").exitCode()).isEqualTo(2);
  }

  @Test
  void aRowIsShownWithItsOwner() {
    server.answer("GET /v1/sys/catalog/secrets/secret/data/app/db", 200, "{\"data\":" + ROW + "}");
    Result row = run("catalog", "read", "secret/data/app/db");
    assertThat(row.out()).containsPattern("owner +group/payments").containsPattern("values +2");
    assertThat(run("catalog", "read", "-field=kind", "secret/data/app/db").out()).isEqualTo("kv");
    assertThat(run("catalog", "read", "secret/data/other").exitCode()).isEqualTo(2);
  }

  @Test
  void anOwnerIsNamedForOneSecretOrForAllBelowAPath() {
    server.answer("PUT /v1/sys/catalog/secrets/secret/data/app/db", 200, "{\"data\":" + ROW + "}");
    server.answer(
        "PUT /v1/sys/catalog/rules/secret/data/app",
        200,
        "{\"data\":{\"path\":\"secret/data/app\",\"environment\":\"prod\"}}");
    server.answer("DELETE /v1/sys/catalog/rules/secret/data/app", 204, "");
    assertThat(run("catalog", "own", "secret/data/app/db", "owner=group/payments").out())
        .contains("group/payments");
    assertThat(server.lastAsked().body()).isEqualTo("{\"owner\":\"group/payments\"}");
    assertThat(run("catalog", "own", "-below", "secret/data/app", "environment=prod").out())
        .contains("prod");
    assertThat(run("catalog", "own", "-below", "-forget", "secret/data/app").exitCode()).isZero();
    assertThat(run("catalog", "own", "secret/data/app/db").exitCode()).isEqualTo(1);
  }

  @Test
  void whoCanReachASecretIsShownByKind() {
    server.answer(
        "GET /v1/sys/catalog/access/secret/data/app/db",
        200,
        """
        {"data":{"path":"secret/data/app/db",
          "policies":[{"name":"app","capabilities":["read"]}],
          "entities":[{"name":"bob","entity_id":"e1","capabilities":["read"],"policies":["app"]}],
          "tokens":[{"name":"token-ci","entity_id":"","capabilities":["read"],"policies":["app"],"count":3}],
          "partial":false}}
        """);
    assertThat(run("catalog", "access", "secret/data/app/db").out())
        .containsPattern("policy +app +read +-")
        .containsPattern("entity +bob +read +app")
        .containsPattern("3 tokens +token-ci +read +app");
  }

  @Test
  void whatATokenReachesIsAskedByItsAccessor() {
    server.answer(
        "PUT /v1/sys/catalog/reach",
        200,
        "{\"data\":{\"secrets\":[{\"path\":\"secret/data/a\",\"kind\":\"kv\",\"capabilities\":[\"read\"]}],\"total\":1}}");
    assertThat(run("catalog", "reach", "-accessor=abc").out())
        .containsPattern("secret/data/a +kv +read");
    assertThat(server.lastAsked().body()).isEqualTo("{\"accessor\":\"abc\"}");
    assertThat(run("catalog", "reach").exitCode()).isEqualTo(1);
  }

  @Test
  void rulesEventsAndTheExportArePrinted() {
    server.answer("GET /v1/sys/catalog/rules", 200, "{\"data\":{\"keys\":[\"*\",\"secret\"]}}");
    server.answer(
        "GET /v1/sys/catalog/events",
        200,
        "{\"data\":{\"events\":[{\"time\":\"t1\",\"path\":\"secret\",\"rule\":true,\"before\":{\"owner\":null},\"after\":{\"owner\":{\"type\":\"entity\",\"id\":\"e1\",\"name\":\"\"}},\"display_name\":\"root\"}]}}");
    server.answer("GET /v1/sys/catalog/export", 200, "path,mount\r\n\"a\",\"b\"\r\n");
    assertThat(run("catalog", "rules").out()).isEqualTo("*\nsecret\n");
    assertThat(run("catalog", "events", "-since=7d").out())
        .contains("secret and below")
        .contains("entity:e1 (gone)");
    assertThat(run("catalog", "export", "-owner=none").out()).contains("\"a\",\"b\"");
    assertThat(server.lastAsked().target()).contains("format=csv").contains("owner=none");
  }
}
