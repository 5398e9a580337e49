package io.holdfast.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A client that sends just the bytes it is told, so that a test can misbehave. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** An answer as it stood on the wire. */
  record Reply(int status, List<String> head, String body) {
    String header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ": ";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .findFirst()
          .orElse("");
    }
  }

  static RawClient connect(int port) {
    try {
      return over(new Socket(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawClient over(Socket socket) {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return new RawClient(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends lines, each ended by CR LF. */
  RawClient lines(String... lines) {
    return send(String.join("\r\n", lines) + "\r\n");
  }

  RawClient send(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawClient get(String path) {
    return lines("GET " + path + " HTTP/1.1", "Host: test", "");
  }

  RawClient post(String path, String body) {
    return lines("POST " + path + " HTTP/1.1", "Host: test", "Content-Length: " + body.length(), "")
        .send(body);
  }

  Reply reply() {
    return reply(false);
  }

  /** Reads one answer; one to a HEAD has no body, whatever it announces. */
  Reply reply(boolean toHead) {
    try {
      List<String> head = head();
      int status = Integer.parseInt(head.getFirst().substring(9, 12));
      Reply bare = new Reply(status, head, "");
      String length = bare.header("Content-Length");
      int size = toHead || length.isEmpty() ? 0 : Integer.parseInt(length);
      return new Reply(status, head, new String(in.readNBytes(size), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed after: " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.ISO_8859_1).lines().filter(l -> !l.isEmpty()).toList();
  }

  /** Reads so many bytes of what follows an answer's head. */
  String text(int size) {
    try {
      return new String(in.readNBytes(size), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the server to close; whatever it still sends is thrown away. */
  boolean isClosedByServer() {
    try {
      in.readAllBytes();
      return true;
    } catch (IOException e) {
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
