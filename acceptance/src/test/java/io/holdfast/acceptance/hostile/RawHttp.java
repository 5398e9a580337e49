package io.holdfast.acceptance.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes over a connection of their own, as no client library would send them. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 60_000;

  private final URI address;

  RawHttp(String address) {
    this.address = URI.create(address);
  }

  /** What comes back until the server closes the connection. */
  String send(String head) throws IOException {
    return send(head, 0);
  }

  /**
   * Sends a head and then so many bytes of body, or as many as the server takes.
   *
   * @return what comes back until the server closes the connection
   */
  String send(String head, long bodyBytes) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      write(out, bodyBytes);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(OutputStream out, long bytes) {
    byte[] piece = new byte[1 << 16];
    java.util.Arrays.fill(piece, (byte) ' ');
    try {
      for (long sent = 0; sent < bytes; sent += piece.length) {
        out.write(piece, 0, (int) Math.min(piece.length, bytes - sent));
      }
    } catch (IOException e) {
      // The server has heard enough; its answer tells why.
      return;
    }
  }

  /** A head with a token, that ends the connection after the answer. */
  static String head(String request, String token, String... headers) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Vault-Token: "
        + token
        + "\r\n"
        + String.join("", java.util.Arrays.stream(headers).map(line -> line + "\r\n").toList())
        + "\r\n";
  }
}
