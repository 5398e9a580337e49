package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.server.http.RawClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole store comes in and goes out, and none of it has to fit into memory. */
@Timeout(60)
class LargeBodiesTest {
  private static final String PATH = "/v1/sys/storage/raft/snapshot";
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static TestServer small(RequestHandler handler) {
    return TestServer.open(TestServer.withTimes(SHORT, SHORT, SHORT, SHORT), handler);
  }

  private static InputStream uploadOf(Request request) {
    return request.upload().orElseThrow();
  }

  private static Answer count(Request request) {
    try (InputStream in = uploadOf(request)) {
      long size = 0;
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
      }
      return TestServer.text(String.valueOf(size));
    } catch (IOException e) {
      return TestServer.text("broken off");
    }
  }

  private static void sendHead(RawClient client, String path, long length) {
    client.lines("POST " + path + " HTTP/1.1", "Host: h", "Content-Length: " + length, "");
  }

  @Test
  void aBodyBeyondEveryLimitIsReadAsItArrives() {
    try (TestServer server = small(LargeBodiesTest::count);
        RawClient client = server.connect()) {
      String part = "x".repeat(1 << 20);
      sendHead(client, PATH, 40L << 20);
      for (int i = 0; i < 40; i++) {
        client.send(part);
      }
      assertThat(client.reply().body()).isEqualTo(String.valueOf(40L << 20));
      assertThat(server.budget().taken()).isZero();
      assertThat(client.get("/v1/a").reply().status()).isEqualTo(500);
      sendHead(client, PATH + "-force?x=1", 3);
      assertThat(client.send("abc").reply().body()).isEqualTo("3");
    }
  }

  @Test
  void aChunkedBodyIsReadTheSameWay() {
    try (TestServer server = small(LargeBodiesTest::count);
        RawClient client = server.connect()) {
      client.lines("PUT " + PATH + " HTTP/1.1", "Host: h", "Transfer-Encoding: chunked", "");
      client.send("5\r\nabcde\r\n3\r\nfgh\r\n0\r\n\r\n");
      assertThat(client.reply().body()).isEqualTo("8");
    }
  }

  @Test
  void otherPathsKeepTheirLimit() {
    try (TestServer server = small(TestServer::echo);
        RawClient client = server.connect()) {
      sendHead(client, "/v1/sys/storage/raft/snapshot-other", 1 << 20);
      assertThat(client.reply().status()).isEqualTo(413);
    }
  }

  @Test
  void whoMayNotIsToldSoBeforeTheBodyIsSent() {
    RequestHandler refusing =
        request -> new Answer(403, "text/plain", "no".getBytes(StandardCharsets.UTF_8), Map.of());
    try (TestServer server = small(refusing);
        RawClient client = server.connect()) {
      sendHead(client, PATH, 1L << 40);
      Reply reply = client.reply();
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void aHandlerHearsThatItsClientWentAway() throws Exception {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    RequestHandler handler =
        request -> {
          begun.countDown();
          Answer counted = count(request);
          answer.complete(counted);
          return counted;
        };
    try (TestServer server = small(handler)) {
      try (RawClient client = server.connect()) {
        sendHead(client, PATH, 1 << 20);
        client.send("the beginning");
        begun.await();
      }
      assertThat(new String(answer.get(20, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8))
          .isEqualTo("broken off");
    }
  }

  @Test
  void aFileIsSentAsAWholeWithItsLengthAndGoneThen(@TempDir Path directory) {
    Path file = directory.resolve("file");
    byte[] content = "0123456789abcdef".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    RequestHandler sending = request -> download(file, content);
    try (TestServer server = small(sending);
        RawClient client = server.connect()) {
      for (int i = 0; i < 2; i++) {
        Reply reply = client.get(PATH).reply();
        assertThat(reply.header("Content-Length")).isEqualTo(String.valueOf(content.length));
        assertThat(reply.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(reply.body()).isEqualTo(new String(content, StandardCharsets.US_ASCII));
      }
      assertThat(file).doesNotExist();
    }
  }

  private static Answer download(Path file, byte[] content) {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel.write(ByteBuffer.wrap(content));
      return new Answer(
          200,
          "application/gzip",
          new byte[0],
          Map.of("Content-Disposition", List.of("attachment")),
          null,
          channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
