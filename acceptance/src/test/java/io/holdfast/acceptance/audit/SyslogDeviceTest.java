package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Python;
import io.holdfast.acceptance.program.Daemon;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The {@code syslog} device speaks to the local daemon's socket. */
@EnabledOnOs(OS.LINUX)
class SyslogDeviceTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("syslog-device");

  @Test
  void everyEntryIsOneMessageToTheLocalDaemon() throws IOException {
    Path directory = Files.createDirectories(server.directory().resolve("daemon"));
    Path socket = directory.resolve("log");
    try (Daemon daemon =
        Daemon.start(
            Python.script("syslog_socket.py", socket.toString()), directory, "listening")) {
      server
          .root()
          .post(
              "sys/audit/syslog",
              Map.of(
                  "type",
                  "syslog",
                  "options",
                  Map.of("address", socket.toString(), "facility", "LOCAL0", "tag", "holdfast")))
          .succeeds();
      String id = server.root().get("auth/token/lookup-self").text("request_id");
      Patience.until("both entries at the daemon", () -> about(id, daemon).size() >= 2);
      assertThat(about(id, daemon))
          .hasSize(2)
          .allMatch(line -> line.startsWith("<134>holdfast: {"));
      server.root().delete("sys/audit/syslog").succeeds();
    }
  }

  @Test
  void aDaemonThatIsNotThereIsRefusedByName() {
    server
        .root()
        .post(
            "sys/audit/nobody",
            Map.of("type", "syslog", "options", Map.of("address", "/nonexistent/log")))
        .refuses(400);
  }

  /** The whole lines that are about a request. */
  private static List<String> about(String id, Daemon daemon) {
    return said(daemon).lines().filter(line -> line.contains(id) && line.endsWith("}")).toList();
  }

  private static String said(Daemon daemon) {
    try {
      return Files.readString(daemon.directory().resolve("out.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
