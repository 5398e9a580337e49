package io.holdfast.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The load from which the JVM learns, while the program is built, what a server does most: its
 * profiles go into the ahead-of-time cache (JEP 515), so that a server is quick soon after each
 * start. Arguments: the address of an unsealed server and a root token.
 */
public final class ServerTraining {
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 250;

  private static final List<String> BEFORE =
      List.of(
          "POST sys/mounts/training {\"type\":\"kv\",\"options\":{\"version\":\"2\"}}",
          "POST sys/mounts/training-keys {\"type\":\"transit\"}",
          "POST training-keys/keys/aes {\"type\":\"aes256-gcm96\"}",
          "POST training-keys/keys/ed {\"type\":\"ed25519\"}",
          "POST training-keys/keys/ec {\"type\":\"ecdsa-p256\"}");

  private static final List<String> LOAD =
      List.of(
          "POST training/data/app/%d {\"data\":{\"username\":\"app\",\"password\":\"of no use\"}}",
          "GET training/data/app/%d ",
          "GET training/data/app/%d ",
          "GET auth/token/lookup-self ",
          "GET sys/health?standbyok=true ",
          "POST auth/token/create {\"ttl\":\"1m\",\"policies\":[\"default\"]}",
          "POST training-keys/encrypt/aes {\"plaintext\":\"b2Ygbm8gdXNl\"}",
          "POST training-keys/sign/ed {\"input\":\"b2Ygbm8gdXNl\"}",
          "POST training-keys/sign/ec {\"input\":\"b2Ygbm8gdXNl\"}");

  private final URI address;
  private final String token;

  private ServerTraining(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  public static void main(String[] args) throws InterruptedException, IOException {
    new ServerTraining(URI.create(args[0]), args[1]).run();
  }

  private void run() throws InterruptedException, IOException {
    try (Connection connection = connect()) {
      for (String request : BEFORE) {
        connection.send(token, request);
      }
    }
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      clients.add(Thread.ofVirtual().start(() -> load(number)));
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private void load(int number) {
    try (Connection connection = connect()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String request : LOAD) {
          connection.send(token, request.replace("%d", "k" + number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection connect() throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
  }

  /** A connection that stays open. */
  private record Connection(Socket socket, InputStream in) implements AutoCloseable {
    /** Sends a request {@code METHOD path body} and reads its answer. */
    void send(String token, String request) throws IOException {
      String[] parts = request.split(" ", 3);
      String message =
          parts[0]
              + " /v1/"
              + parts[1]
              + " HTTP/1.1\r\nHost: training\r\nX-Vault-Token: "
              + token
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + parts[2].length()
              + "\r\n\r\n"
              + parts[2];
      socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
      skipAnswer();
    }

    private void skipAnswer() throws IOException {
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      in.skipNBytes(length);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the server closed the connection");
        }
        line.append((char) c);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    /** Leaves out the connection's state. */
    @Override
    public String toString() {
      return "Connection";
    }
  }
}
