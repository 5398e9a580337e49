package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamingTest {
  private final AtomicReference<Consumer<byte[]>> sink = new AtomicReference<>(piece -> {});
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private Answer endless() {
    return new Answer(
        200,
        "text/plain",
        new byte[0],
        Map.of(),
        pieces -> {
          sink.set(pieces);
          begun.countDown();
          return ended::countDown;
        },
        null);
  }

  private void say(String text) {
    sink.get().accept(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsSaidReachesTheClientUntilItHangsUp() throws Exception {
    try (TestServer server = TestServer.open(TestServer.PLAIN, request -> endless())) {
      try (RawClient client = RawClient.connect(server.port())) {
        client.get("/v1/sys/monitor");
        assertThat(client.reply().header("Content-Length")).isEmpty();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        say("one\n");
        say("two\n");
        assertThat(client.text(8)).isEqualTo("one\ntwo\n");
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aServerThatStopsDoesNotWaitForWhoListens() throws Exception {
    try (TestServer server = TestServer.open(TestServer.PLAIN, request -> endless());
        RawClient client = RawClient.connect(server.port())) {
      client.get("/v1/sys/monitor");
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      server.server().close();
      assertThat(client.isClosedByServer()).isTrue();
    }
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
