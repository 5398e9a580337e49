package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.http.RawClient.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileClientTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final ListenerConfig PATIENT = TestServer.withTimes(LONG, LONG, LONG, LONG);

  @Test
  void aBodyThatIsAnnouncedTooLargeIsRefusedBeforeItIsSent() {
    try (TestServer server = TestServer.open(PATIENT, TestServer::echo);
        RawClient client = server.connect()) {
      Reply reply =
          client
              .lines(
                  "POST /v1/a HTTP/1.1",
                  "Host: h",
                  "Expect: 100-continue",
                  "Content-Length: 65537",
                  "")
              .reply();
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.body()).contains("max_request_size");
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void aChunkedBodyIsRefusedWhereItExceedsTheLimit() {
    try (TestServer server = TestServer.open(PATIENT, TestServer::echo);
        RawClient client = server.connect()) {
      client.lines("POST /v1/a HTTP/1.1", "Host: h", "Transfer-Encoding: chunked", "");
      for (int i = 0; i < 16; i++) {
        client.lines("1000", "x".repeat(4096));
      }
      Reply reply = client.lines("1", "x").reply();
      assertThat(reply.status()).isEqualTo(413);
      // What the client still sends is taken and thrown away, so that it sees the answer.
      client.lines("1000", "x".repeat(4096), "0", "");
      assertThat(client.isClosedByServer()).isTrue();
      assertThat(server.budget().taken()).isZero();
    }
  }

  @Test
  void aLargeBodyWithinTheLimitIsTaken() {
    String text = "x".repeat(60_000);
    try (TestServer server = TestServer.open(PATIENT, TestServer::echo);
        RawClient client = server.connect()) {
      assertThat(client.post("/v1/a", "{\"k\":\"" + text + "\"}").reply().body()).endsWith("x\"}");
      client.lines("POST /v1/a HTTP/1.1", "Host: h", "Transfer-Encoding: chunked", "");
      client.lines("6", "{\"k\":\"", "ea60", text, "2", "\"}", "0", "");
      assertThat(client.reply().body()).endsWith("x\"}");
      assertThat(server.budget().taken()).isZero();
    }
  }

  @Test
  void aClientThatWaitsForLeaveToSendIsGivenIt() {
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      client.lines(
          "POST /v1/a HTTP/1.1", "Host: h", "Expect: 100-continue", "Content-Length: 7", "");
      assertThat(client.reply().status()).isEqualTo(100);
      assertThat(client.send("{\"k\":1}").reply().body()).isEqualTo("UPDATE a {\"k\":1}");
    }
  }

  /** A bar stands for CR LF, a tilde for a bare LF, a dollar for NUL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/a HTTP/1.1||",
        "GET /v1/a HTTP/1.1|Host: a|Host: b||",
        "POST /v1/a HTTP/1.1|Host: h|Content-Length: 2|Content-Length: 3||{}",
        "POST /v1/a HTTP/1.1|Host: h|Content-Length: 2|Transfer-Encoding: chunked||0||",
        "POST /v1/a HTTP/1.1|Host: h|Content-Length: -1||",
        "POST /v1/a HTTP/1.1|Host: h|Content-Length: 1e3||",
        "POST /v1/a HTTP/1.1|Host: h|Transfer-Encoding: chunked||zz|",
        "GET /v1/a HTTP/1.1|Host : h||",
        "GET /v1/a HTTP/1.1|Host: h|X: a$b||",
        "GET /v1/a HTTP/1.1~Host: h~~",
        "nonsense||",
        "GET /v1/a b HTTP/1.1|Host: h||",
      })
  void whatTwoPartiesCouldReadDifferentlyIsRefused(String request) {
    String bytes = request.replace("|", "\r\n").replace('~', '\n').replace('$', '\0');
    try (TestServer server = TestServer.open();
        RawClient client = server.connect()) {
      assertThat(client.send(bytes).reply().status()).isEqualTo(400);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void otherProtocolsAndCodingsAreNamed() {
    try (TestServer server = TestServer.open();
        RawClient http2 = server.connect();
        RawClient gzip = server.connect();
        RawClient expecting = server.connect()) {
      assertThat(http2.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").reply().status()).isEqualTo(505);
      assertThat(
              gzip.lines("POST /v1/a HTTP/1.1", "Host: h", "Transfer-Encoding: gzip", "")
                  .reply()
                  .status())
          .isEqualTo(501);
      assertThat(
              expecting.lines("GET /v1/a HTTP/1.1", "Host: h", "Expect: tea", "").reply().status())
          .isEqualTo(417);
    }
  }

  @Test
  void endlessLinesAndHeadersAreCutOff() {
    try (TestServer server = TestServer.open();
        RawClient line = server.connect();
        RawClient headers = server.connect()) {
      assertThat(line.get("/v1/" + "a".repeat(40_000)).reply().status()).isEqualTo(414);
      String header = "X: " + "a".repeat(1000) + "\r\n";
      assertThat(
              headers
                  .send("GET /v1/a HTTP/1.1\r\nHost: h\r\n" + header.repeat(140) + "\r\n")
                  .reply()
                  .status())
          .isEqualTo(431);
    }
  }

  @Test
  void aClientThatNeverEndsItsHeadersIsCutOff() {
    try (TestServer server =
            TestServer.open(TestServer.withTimes(LONG, SHORT, LONG, LONG), TestServer::echo);
        RawClient client = server.connect();
        RawClient silent = server.connect()) {
      Reply reply = client.send("GET /v1/a HTTP/1.1\r\nHost: h\r\nX-Slow: ").reply();
      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.body()).contains("http_read_header_timeout");
      assertThat(client.isClosedByServer()).isTrue();
      assertThat(silent.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aClientThatNeverEndsItsBodyIsCutOffAndItsMemoryGivenBack() {
    try (TestServer server =
            TestServer.open(TestServer.withTimes(LONG, LONG, SHORT, LONG), TestServer::echo);
        RawClient client = server.connect()) {
      client.lines("POST /v1/a HTTP/1.1", "Host: h", "Content-Length: 60000", "");
      Reply reply = client.send("x".repeat(50_000)).reply();
      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.body()).contains("http_read_timeout");
      assertThat(client.isClosedByServer()).isTrue();
      assertThat(server.budget().taken()).isZero();
    }
  }

  @Test
  void anIdleConnectionIsClosed() {
    try (TestServer server =
            TestServer.open(TestServer.withTimes(LONG, LONG, LONG, SHORT), TestServer::echo);
        RawClient client = server.connect()) {
      assertThat(client.get("/v1/a").reply().status()).isEqualTo(200);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aRequestThatTakesTooLongIsAnsweredAndItsLateAnswerDropped() {
    CountDownLatch release = new CountDownLatch(1);
    RequestHandler stuck =
        request -> {
          ConnectionTest.await(release);
          return TestServer.echo(request);
        };
    try (TestServer server = TestServer.open(TestServer.withTimes(SHORT, LONG, LONG, LONG), stuck);
        RawClient client = server.connect()) {
      Reply reply = client.get("/v1/a").reply();
      release.countDown();
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.body()).contains("max_request_duration");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void requestsThatTogetherHoldTooMuchAreToldToComeAgain() {
    ListenerConfig large = TestServer.PLAIN;
    CountDownLatch release = new CountDownLatch(1);
    RequestHandler holding =
        request -> {
          ConnectionTest.await(release);
          return TestServer.echo(request);
        };
    try (TestServer server = TestServer.open(large, holding);
        RawClient first = server.connect();
        RawClient second = server.connect()) {
      first.lines("POST /v1/a HTTP/1.1", "Host: h", "Content-Length: 8000000", "");
      first.send("x".repeat(7_000_000));
      while (server.budget().taken() < 6_900_000) {
        Thread.onSpinWait();
      }
      second.lines("POST /v1/a HTTP/1.1", "Host: h", "Content-Length: 4000000", "");
      Reply reply = second.send("x".repeat(3_000_000)).reply();
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      release.countDown();
    }
  }
}
