package io.holdfast.cli;

import io.holdfast.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The run from which the JVM learns which classes commands need, so that it has them ready the next
 * time (JEP 514). Everyday commands against a server of its own that knows one answer.
 */
public final class Training {
  private static final String ANSWER =
      """
      {"request_id":"0","lease_id":"","lease_duration":0,"renewable":false,"sealed":false,
       "initialized":true,"t":1,"n":1,"version":"0","warnings":["one"],"auth":null,
       "data":{"keys":["a"],"path":"secret/","options":{"version":"2"},"data":{"a":"b"},
       "metadata":{"version":1,"created_time":"2026-01-01T00:00:00Z"},"ttl":1,"policies":["p"]}}
      """;

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("version"),
          List.of("status"),
          List.of("kv", "get", "secret/a"),
          List.of("kv", "get", "-format=json", "-mount=secret", "a"),
          List.of("kv", "put", "secret/a", "b=c"),
          List.of("kv", "list", "secret"),
          List.of("read", "-field=ttl", "secret/data/a"),
          List.of("read", "-format=yaml", "secret/data/a"),
          List.of("write", "secret/data/a", "b=c"),
          List.of("list", "secret/metadata"),
          List.of("delete", "secret/data/a"),
          List.of("token", "lookup"),
          List.of("token", "create", "-ttl=1h", "-policy=p"),
          List.of("login", "-no-store", "-"),
          List.of("policy", "list"),
          List.of("secrets", "list"),
          List.of("kv", "get", "-h"),
          List.of("kv", "get", "-version=none", "a"),
          List.of("redact"),
          List.of("scan", "-"),
          List.of("operator"));

  private Training() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Terminal.system().variable("ADDR");
      Thread.ofPlatform().daemon().start(() -> serve(server));
      String authority = "127.0.0.1:" + server.getLocalPort();
      COMMANDS.forEach(command -> run(command, "http://" + authority));
      // There is no TLS here: the attempt fails, and that is enough to know its classes.
      run(List.of("status"), "https://" + authority);
    }
  }

  private static void run(List<String> command, String address) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    InputStream in = new ByteArrayInputStream("token".getBytes(StandardCharsets.UTF_8));
    Map<String, String> environment =
        Map.of("VAULT_ADDR", address, "VAULT_TOKEN", "token", "HOLDFAST_SCAN_KEY", "0".repeat(64));
    Terminal terminal =
        new Terminal(in, nowhere, nowhere, environment, Path.of("."), _ -> Optional.empty());
    Holdfast.run(command, terminal);
  }

  private static void serve(ServerSocket server) {
    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().readNBytes(5);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        socket.shutdownOutput();
        socket.setSoTimeout(1000);
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // A client that went away, or the end of the training.
      }
    }
  }
}
