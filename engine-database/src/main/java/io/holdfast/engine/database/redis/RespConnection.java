package io.holdfast.engine.database.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.DatabaseFailure.Kind;
import io.holdfast.engine.database.product.Limits;
import io.holdfast.engine.database.tls.Handshakes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One connection that speaks RESP, version 2
 * (https://redis.io/docs/latest/develop/reference/protocol-spec/): a command is an array of texts;
 * an answer is a line, a number, a text, an array, or an error.
 */
final class RespConnection implements AutoCloseable {
  private static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 8;

  private final Socket socket;
  private final InputStream in;

  private RespConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects; nobody is logged in yet. */
  static RespConnection open(RedisAddress address) {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(address.host(), address.port()), (int) Limits.CONNECT.toMillis());
      plain.setSoTimeout((int) Limits.STATEMENT.toMillis());
      plain.setTcpNoDelay(true);
      return new RespConnection(address.encrypted() ? encrypted(plain, address) : plain);
    } catch (IOException | IllegalArgumentException e) {
      close(plain);
      throw new DatabaseFailure(Kind.UNREACHABLE, "cannot connect to the database: " + said(e));
    }
  }

  /** What went wrong, in words. */
  static String said(Exception e) {
    return Handshakes.explain(e, "ca_cert", "tls_certificate")
        .orElseGet(() -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private static Socket encrypted(Socket plain, RedisAddress address) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            address
                .tls()
                .context()
                .getSocketFactory()
                .createSocket(plain, address.host(), address.port(), true);
    if (address.tls().verifying()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** An answer: a text, or several; absent for none. */
  record Answer(Optional<String> text, List<Answer> parts) {}

  /** An error that the server answered, which changed nothing. */
  static final class ErrorAnswer extends RuntimeException {
    ErrorAnswer(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @throws ErrorAnswer when the server says no
   * @throws IOException when nobody knows what became of it
   */
  Answer ask(List<String> words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("*" + words.size() + "\r\n").getBytes(UTF_8));
    for (String word : words) {
      byte[] bytes = word.getBytes(UTF_8);
      out.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
      out.writeBytes(bytes);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
    socket.getOutputStream().write(out.toByteArray());
    socket.getOutputStream().flush();
    return answer(0);
  }

  private Answer answer(int depth) throws IOException {
    String line = line();
    String rest = line.isEmpty() ? "" : line.substring(1);
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+', ':' -> new Answer(Optional.of(rest), List.of());
      case '-' -> throw new ErrorAnswer(rest);
      case '$' -> text(count(rest));
      case '*' -> array(count(rest), depth);
      default -> throw new IOException("the server does not speak RESP");
    };
  }

  private Answer text(int length) throws IOException {
    if (length < 0) {
      return new Answer(Optional.empty(), List.of());
    }
    byte[] bytes = in.readNBytes(length + 2);
    if (bytes.length != length + 2) {
      throw new EOFException("the server closed the connection");
    }
    return new Answer(Optional.of(new String(bytes, 0, length, UTF_8)), List.of());
  }

  private Answer array(int length, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("the answer is too deep");
    }
    if (length < 0) {
      return new Answer(Optional.empty(), List.of());
    }
    List<Answer> parts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      parts.add(answer(depth + 1));
    }
    return new Answer(Optional.of(""), parts);
  }

  private static int count(String digits) throws IOException {
    try {
      int count = Integer.parseInt(digits);
      if (count <= LONGEST) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw new IOException("the server does not speak RESP", e);
    }
    throw new IOException("the answer is too long");
  }

  private String line() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next == '\n') {
        return out.toString(UTF_8).stripTrailing();
      }
      if (out.size() > LONGEST) {
        throw new IOException("the answer is too long");
      }
      out.write(next);
    }
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is to be read or written any more.
      return;
    }
  }
}
