package io.holdfast.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that should not be; the server has little memory, and serves the next one. */
class BadRequestsTest {
  @RegisterExtension
  static final DurableServer server = DurableServer.named("bad-requests").with("-Xmx192m");

  private static final long LIMIT = 32 << 20;
  private static final int AT_ONCE = 24;

  @BeforeAll
  static void keepASecret() {
    server
        .root()
        .post("sys/mounts/secret", Map.of("type", "kv", "options", Map.of("version", "2")))
        .succeeds();
    server.root().post("secret/data/kept", Map.of("data", Map.of("v", "kept"))).succeeds();
  }

  @AfterAll
  static void nothingWasLost() {
    assertThat(server.root().get("secret/data/kept").succeeds().text("data/data/v"))
        .isEqualTo("kept");
    server.anyone().get("sys/health").succeeds();
  }

  private static Reply post(String path, String body) {
    return server.root().send("POST", path, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"data\": {\"v\": }}",
        "{\"data\": {\"v\": 1}} more",
        "[1, 2]",
        "\"text\"",
        "nonsense",
        "{\"data\": {\"v\": NaN}}",
        "{\"data\": {\"v\": 01}}",
        "{'data': {}}",
        "{\"data\": {\"v\": \"\t\"}}"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    post("secret/data/never", body).refuses(400);
    server.root().get("secret/data/never").refuses404();
  }

  @Test
  void malformedJsonIsRefusedWithItsPlace() {
    post("secret/data/never", "{\n  \"data\": {\"v\": ]}\n}").refuses(400, "line 2");
  }

  @Test
  void anAbyssOfNestingIsRefused() {
    int depth = 200_000;
    post("secret/data/never", "{\"data\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
        .refuses(400);
  }

  @Test
  void aNumberOfAMillionDigitsIsRefusedOrKeptAsItIs() {
    Reply reply = post("secret/data/number", "{\"data\": {\"n\": " + "9".repeat(1_000_000) + "}}");
    assertThat(reply.status()).isIn(200, 400);
  }

  @Test
  void fieldsOfAWrongTypeAreNamed() {
    post("auth/token/create", "{\"policies\": {\"a\": 1}}").refuses(400, "policies");
    post("auth/token/create", "{\"ttl\": \"soon\"}").refuses(400, "ttl");
    post("auth/token/create", "{\"num_uses\": \"many\"}").refuses(400, "num_uses");
    post("secret/data/x", "{\"data\": \"text\"}").refuses(400, "data");
    post("sys/policies/acl/p", "{\"policy\": \"path \\\"x\\\" { capabilities = [\\\"fly\\\"] }\"}")
        .refuses(400, "fly");
  }

  @Test
  void anUnknownFieldIsWarnedOf() {
    Reply reply = post("auth/token/create", "{\"ttl\": \"1h\", \"polices\": [\"default\"]}");
    assertThat(reply.succeeds().warnings().toString()).contains("polices");
  }

  @Test
  void bodiesBeyondTheLimitAreRefusedHoweverTheyCome() throws IOException {
    RawHttp http = new RawHttp(server.address());
    String token = server.keys().rootToken();
    String declared =
        http.send(
            RawHttp.head("POST /v1/secret/data/big", token, "Content-Length: " + (LIMIT + 1)),
            LIMIT + 1);
    assertThat(declared).startsWith("HTTP/1.1 413").contains("33554432");
    String chunk = Long.toHexString(LIMIT + 1);
    String chunked =
        http.send(
            RawHttp.head("POST /v1/secret/data/big", token, "Transfer-Encoding: chunked")
                + chunk
                + "\r\n",
            LIMIT + 1);
    assertThat(chunked).startsWith("HTTP/1.1 413");
    server.root().get("secret/data/big").refuses404();
  }

  @Test
  void manyLargeBodiesAtOnceDoNotTakeTheMemory() throws Exception {
    byte[] body =
        ("{\"data\": {\"v\": \"" + "x".repeat(12 << 20) + "\"}}").getBytes(StandardCharsets.UTF_8);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Api root = server.root();
      List<Future<Reply>> replies =
          IntStream.range(0, AT_ONCE)
              .mapToObj(
                  i -> clients.submit(() -> root.send("POST", "secret/data/large-" + i, body)))
              .toList();
      for (Future<Reply> reply : replies) {
        assertThat(reply.get().status()).as(() -> "any clear answer").isIn(200, 413, 429, 503);
      }
    }
    assertThat(server.isRunning()).isTrue();
    server.root().get("secret/data/kept").succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/secret/data/../../sys/mounts",
        "/v1/secret/data/%2e%2e/%2e%2e/sys/mounts",
        "/v1/secret/data/..%2f..%2fsys/mounts",
        "/v1/../v1/sys/mounts",
        "/v1/secret/data/a/../../../../../../etc/passwd",
        "/v1/secret/data/%00",
        "/v1/secret/data/%zz",
        "/../../etc/passwd"
      })
  void pathsThatLeadElsewhereLeadNowhere(String path) throws IOException {
    String answer =
        new RawHttp(server.address()).send(RawHttp.head("GET " + path, server.keys().rootToken()));
    // As with Vault, a path with plain dots is answered with where it would lead, and no more.
    assertThat(answer).matches("(?s)HTTP/1.1 (307|400|404) .*");
    assertThat(answer).doesNotContain("root:", "cubbyhole/");
  }

  @Test
  void keysThatAreTraversalsAreNotStored() throws IOException {
    String body = "{\"data\": {\"v\": 1}}";
    String answer =
        new RawHttp(server.address())
            .send(
                RawHttp.head(
                        "POST /v1/secret/data/a/%2e%2e/b",
                        server.keys().rootToken(), "Content-Length: " + body.length())
                    + body);
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void methodsAndPathsThatAreNotServedSaySo() {
    server.root().send("PROPFIND", "secret/data/kept", new byte[0]).refuses405();
    server.root().send("PUT", "sys/health", new byte[0]).refuses405();
    server.root().get("nowhere/at/all").refuses(404, "nowhere/at/all");
    server.root().get("sys/nothing-here").refuses404();
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    String answer =
        new RawHttp(server.address())
            .send(RawHttp.head("GET /v1/sys/health", "t", "X-Long: " + "x".repeat(2_000_000)));
    assertThat(answer).matches("(?s)HTTP/1.1 (400|413|431) .*");
  }

  @Test
  void twoLengthsOfOneBodyAreRefused() throws IOException {
    String answer =
        new RawHttp(server.address())
            .send(
                RawHttp.head(
                        "POST /v1/secret/data/smuggled",
                        server.keys().rootToken(),
                        "Content-Length: 4",
                        "Transfer-Encoding: chunked")
                    + "0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void aWrappingTimeThatIsNoneIsRefused() {
    server.root().with("X-Vault-Wrap-TTL", "forever").get("secret/data/kept").refuses(400);
    server.root().with("X-Vault-Wrap-TTL", "-5s").get("secret/data/kept").refuses(400);
  }
}
