package io.holdfast.server;

import io.holdfast.server.config.ConfigLoader;
import io.holdfast.server.config.LogConfig;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.flags.ServerFlags;
import io.holdfast.server.log.Logging;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The run from which the JVM learns which classes a server needs, so that it has them ready the
 * next time (JEP 514): a durable server, and one to try things with, of its own, in a temporary
 * directory and on ports of loopback that the system chooses.
 */
public final class Training {
  private static final int ROUNDS = 20;

  private Training() {}

  public static void main(String[] args) throws IOException {
    Logging.configure(LogConfig.DEFAULT, OutputStream.nullOutputStream());
    Path directory = Files.createTempDirectory("holdfast-training-");
    try {
      durable(directory);
      development();
    } finally {
      remove(directory);
    }
  }

  private static void durable(Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("server.hcl"),
            """
            storage "rocksdb" { path = "DIR/data" }
            listener "tcp" { address = "127.0.0.1:0" tls_disable = true }
            disable_mlock = true
            """
                .replace("DIR", directory.toString()));
    ServerConfig config = ConfigLoader.load(List.of(file), Map.of(), false).config();
    try (RunningServer server = RunningServer.open(config, Map.of())) {
      ask(server, "GET", "sys/health", "", "");
      ask(server, "PUT", "sys/init", "", "{\"secret_shares\":3,\"secret_threshold\":2}");
      ask(server, "GET", "sys/seal-status", "", "");
    }
  }

  private static void development() {
    ServerFlags flags =
        ServerFlags.parse(List.of("-dev", "-dev-listen-address=127.0.0.1:0"), Map.of());
    ServerConfig config = ConfigLoader.load(List.of(), Map.of(), true).config();
    DevSetup setup = DevSetup.of(flags.dev(), config);
    try (RunningServer server = RunningServer.open(setup.config(), Map.of())) {
      Banner banner = new Banner(new PrintStream(OutputStream.nullOutputStream()));
      banner.configuration(server.config(), server.addresses(), server.place());
      DevServer.Keys keys = DevServer.prepare(server.core(), "training");
      String token = keys.rootToken();
      for (int i = 0; i < ROUNDS; i++) {
        ask(server, "POST", "secret/data/a", token, "{\"data\":{\"k\":\"v\"}}");
        ask(server, "GET", "secret/data/a", token, "");
        ask(server, "GET", "auth/token/lookup-self", token, "");
        ask(server, "POST", "auth/token/create", token, "{\"ttl\":\"1m\"}");
        ask(server, "GET", "secret/data/a", "wrong", "");
      }
      ask(server, "LIST", "secret/metadata", token, "");
      ask(server, "POST", "sys/policies/acl/p", token, "{\"policy\":\"path \\\"a\\\" {}\"}");
    }
  }

  /** Sends a request and waits for the end of its answer, whatever it is. */
  private static void ask(
      RunningServer server, String method, String path, String token, String body) {
    int port = server.addresses().getFirst().getPort();
    String request =
        String.join(
                "\r\n",
                method + " /v1/" + path + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "X-Vault-Token: " + token,
                "Content-Length: " + body.length(),
                "",
                "")
            + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
