package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that takes nothing stops the requests that it should tell of, and nothing else. */
class StalledDeviceTest {
  private static final int IN_PARALLEL = 40;
  private static final int ENOUGH_TO_FILL_BUFFERS = 400;

  private final DurableServer server = DurableServer.named("stalled-device");

  @BeforeEach
  void start() {
    server.ready();
  }

  @AfterEach
  void kill() {
    // Its devices are stuck: it need not be asked to stop in good order here.
    server.kill();
  }

  @Test
  void aSocketThatIsNotReadStopsRequestsWithAClearError() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setReceiveBufferSize(1024);
      enable(
          "stuck",
          "socket",
          Map.of(
              "address", "127.0.0.1:" + listener.getLocalPort(),
              "socket_type", "tcp",
              "write_timeout", "500ms"));
      Reply refused = untilRefused();
      refused.refuses(503, "stuck");

      // All that wait at once are told, and none of them waits for the others.
      assertThat(inParallel(server.root())).allSatisfy(reply -> reply.refuses(503, "stuck"));
      server.anyone().get("sys/seal-status").succeeds();
      assertThat(server.anyone().get("sys/health").at("sealed").asBoolean(true)).isFalse();

      readAll(listener);
      Patience.until(
          "requests served again once the device is read",
          () -> server.root().get("auth/token/lookup-self").status() == 200);
    }
  }

  @Test
  void aPipeThatNobodyReadsIsRefusedWhenItIsEnabled() {
    Path pipe = server.directory().resolve("pipe");
    Command.of(List.of("mkfifo"), pipe.toString()).run().succeeds();
    server
        .root()
        .post(
            "sys/audit/pipe",
            Map.of("type", "file", "options", Map.of("file_path", pipe.toString())))
        .refuses(400, "file_path");
    server.root().get("auth/token/lookup-self").succeeds();
  }

  private void enable(String name, String type, Map<String, String> options) {
    server.root().post("sys/audit/" + name, Map.of("type", type, "options", options)).succeeds();
  }

  /** Fills the buffers between here and there, until a request is refused. */
  private Reply untilRefused() {
    for (int i = 0; i < ENOUGH_TO_FILL_BUFFERS; i++) {
      Reply reply = server.root().post("cubbyhole/a", Map.of("text", "x", "more", many()));
      if (reply.status() != 204) {
        return reply;
      }
    }
    throw new AssertionError("nothing was refused though nobody reads");
  }

  private static List<Integer> many() {
    return IntStream.range(0, 500).boxed().toList();
  }

  private static List<Reply> inParallel(Api api) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies =
          IntStream.range(0, IN_PARALLEL)
              .mapToObj(_ -> clients.submit(() -> api.get("auth/token/lookup-self")))
              .toList();
      List<Reply> all = new ArrayList<>();
      for (Future<Reply> reply : replies) {
        all.add(reply.get(1, TimeUnit.MINUTES));
      }
      return all;
    }
  }

  /** Reads all that was and will be sent over every connection. */
  private static void readAll(ServerSocket listener) {
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          Socket connection = listener.accept();
          Thread.startVirtualThread(() -> drain(connection));
        }
      } catch (IOException e) {
        // The test is over.
        return;
      }
    });
  }

  private static void drain(Socket connection) {
    try (connection) {
      connection.getInputStream().skipNBytes(Long.MAX_VALUE);
    } catch (IOException e) {
      // The other side is gone.
      return;
    }
  }
}
