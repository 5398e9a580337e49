package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.core.Answer;
import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.http.RawClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTest {

  @Test
  void aConnectionServesOneRequestAfterTheOther() {
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      assertThat(client.get("/v1/a").reply().body()).isEqualTo("READ a {}");
      assertThat(client.post("/v1/b", "{\"k\":1}").reply().body()).isEqualTo("UPDATE b {\"k\":1}");
      assertThat(client.get("/v1/c?x=1").reply().body()).isEqualTo("READ c {\"x\":\"1\"}");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() {
    CountDownLatch release = new CountDownLatch(1);
    RequestHandler firstWaits =
        request -> {
          if (request.path().equals("0")) {
            await(release);
          }
          return TestServer.echo(request);
        };
    try (TestServer server = TestServer.open(TestServer.PLAIN, firstWaits);
        RawClient client = server.connect()) {
      StringBuilder many = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        many.append("POST /v1/").append(i).append(" HTTP/1.1\r\nHost: h\r\n");
        many.append("Content-Length: 7\r\n\r\n{\"k\":1}");
      }
      client.send(many.toString());
      release.countDown();
      for (int i = 0; i < 500; i++) {
        assertThat(client.reply().body()).isEqualTo("UPDATE " + i + " {\"k\":1}");
      }
    }
  }

  @Test
  void manyConnectionsAreServedAtOnce() {
    CountDownLatch all = new CountDownLatch(50);
    RequestHandler together =
        request -> {
          all.countDown();
          await(all);
          return TestServer.echo(request);
        };
    try (TestServer server = TestServer.open(TestServer.PLAIN, together)) {
      List<RawClient> clients =
          java.util.stream.Stream.generate(server::connect).limit(50).toList();
      clients.forEach(client -> client.get("/v1/a"));
      clients.forEach(client -> assertThat(client.reply().status()).isEqualTo(200));
      clients.forEach(RawClient::close);
    }
  }

  @Test
  void everyAnswerHasTheStandardHeaders() {
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      assertThat(client.get("/v1/a").reply().head())
          .containsExactly(
              "HTTP/1.1 200 OK",
              "Cache-Control: no-store",
              "Date: Sun, 22 Nov 2026 05:21:21 GMT",
              "Content-Type: text/plain",
              "Content-Length: 9");
    }
  }

  @Test
  void configuredHeadersComeByStatus() {
    ListenerConfig config =
        new ListenerConfig(
            TestServer.PLAIN.address(),
            TestServer.PLAIN.clusterAddress(),
            TestServer.PLAIN.tls(),
            TestServer.PLAIN.limits(),
            TestServer.PLAIN.forwarded(),
            Map.of(
                "default", Map.of("X-A", List.of("all"), "X-B", List.of("b")),
                "4xx", Map.of("x-a", List.of("wrong"))),
            false,
            false);
    try (TestServer server = TestServer.open(config, TestServer::echo);
        RawClient client = server.connect()) {
      Reply good = client.get("/v1/a").reply();
      Reply bad = client.get("/nowhere").reply();
      assertThat(good.header("X-A")).isEqualTo("all");
      assertThat(good.header("X-B")).isEqualTo("b");
      assertThat(bad.status()).isEqualTo(404);
      assertThat(bad.header("X-A")).isEqualTo("wrong");
      assertThat(bad.header("X-B")).isEqualTo("b");
    }
  }

  @Test
  void anAnswerCannotSmuggleAHeader() {
    RequestHandler hostile =
        request ->
            new Answer(
                200,
                "text/plain\r\nX-Evil: 1",
                new byte[0],
                Map.of("Location", List.of("/a\r\nX-Evil: 2")));
    try (TestServer server = TestServer.open(TestServer.PLAIN, hostile);
        RawClient client = server.connect()) {
      assertThat(client.get("/v1/a").reply().head()).noneMatch(line -> line.startsWith("X-Evil"));
    }
  }

  @Test
  void aHeadHasTheLengthOfTheBodyItLeavesOut() {
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      Reply reply = client.lines("HEAD /v1/sys/health HTTP/1.1", "Host: h", "").reply(true);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Length")).isEqualTo("18");
      assertThat(client.get("/v1/b").reply().body()).isEqualTo("READ b {}");
    }
  }

  @Test
  void anAnswerWithoutContentHasNoLength() {
    RequestHandler nothing = request -> new Answer(204, "", new byte[0], Map.of());
    try (TestServer server = TestServer.open(TestServer.PLAIN, nothing);
        RawClient client = server.connect()) {
      Reply reply = client.get("/v1/a").reply();
      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.header("Content-Length")).isEmpty();
      assertThat(client.get("/v1/a").reply().status()).isEqualTo(204);
    }
  }

  @Test
  void aLargeAnswerArrivesWhole() {
    String large = "x".repeat(3 << 20);
    try (TestServer server = TestServer.open(TestServer.PLAIN, request -> TestServer.text(large));
        RawClient client = server.connect()) {
      assertThat(client.get("/v1/a").reply().body()).isEqualTo(large);
      assertThat(client.get("/v1/a").reply().body()).isEqualTo(large);
    }
  }

  @Test
  void theConnectionIsClosedWhenTheClientAsksForIt() {
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      Reply reply = client.lines("GET /v1/a HTTP/1.1", "Host: h", "Connection: close", "").reply();
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void anOldClientIsServedAndKeptOnlyWhenItAsks() {
    try (TestServer server = TestServer.open();
        RawClient once = server.connect();
        RawClient more = server.connect()) {
      assertThat(once.lines("GET /v1/a HTTP/1.0", "").reply().status()).isEqualTo(200);
      assertThat(once.isClosedByServer()).isTrue();
      Reply reply = more.lines("GET /v1/a HTTP/1.0", "Connection: keep-alive", "").reply();
      assertThat(reply.header("Connection")).isEqualTo("keep-alive");
      assertThat(more.get("/v1/b").reply().body()).isEqualTo("READ b {}");
    }
  }

  @Test
  void aFaultOfTheServerIsAnAnswerWithoutDetails() {
    RequestHandler broken =
        request -> {
          throw new IllegalStateException("s3cr3t");
        };
    try (TestServer server = TestServer.open(TestServer.PLAIN, broken);
        RawClient client = server.connect()) {
      Reply reply = client.get("/v1/a").reply();
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.body()).startsWith("{\"errors\":[\"internal error").doesNotContain("s3cr3t");
      assertThat(client.get("/v1/a").reply().status()).isEqualTo(500);
    }
  }

  @Test
  void aStopLetsTheRequestInTheWorksEnd() throws InterruptedException {
    CountDownLatch inTheWorks = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    RequestHandler slow =
        request -> {
          inTheWorks.countDown();
          await(release);
          return TestServer.echo(request);
        };
    TestServer server = TestServer.open(TestServer.PLAIN, slow);
    try (RawClient busy = server.connect();
        RawClient idle = server.connect()) {
      busy.get("/v1/a");
      inTheWorks.await();
      Thread stopping = Thread.ofVirtual().start(server::close);
      assertThat(idle.isClosedByServer()).isTrue();
      release.countDown();
      Reply reply = busy.reply();
      assertThat(reply.body()).isEqualTo("READ a {}");
      assertThat(reply.header("Connection")).isEqualTo("close");
      stopping.join();
      assertThatThrownBy(() -> server.connect().close()).hasMessageContaining("refused");
    }
  }

  @Test
  void aPortInUseIsToldWithTheAddressAndTheWayOut() {
    try (TestServer server = TestServer.open()) {
      ListenerConfig same = ListenerConfig.plain(new HostPort("127.0.0.1", server.port()));
      assertThatThrownBy(() -> TestServer.open(same, TestServer::echo))
          .isInstanceOf(ListenException.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:"
                  + server.port()
                  + ": the address is in use by another program; stop it, or give the listener"
                  + " another \"address\"");
    }
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
