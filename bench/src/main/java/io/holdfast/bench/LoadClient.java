package io.holdfast.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One keep-alive HTTP/1.1 connection that sends prepared requests: as little client as possible.
 */
final class LoadClient implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final Socket socket;
  private final OutputStream out;
  private final BufferedInputStream in;
  private final StringBuilder line = new StringBuilder(128);

  LoadClient(Address address, @Nullable SSLContext tls) throws IOException {
    socket =
        tls == null
            ? new Socket(address.host(), address.port())
            : tls.getSocketFactory().createSocket(address.host(), address.port());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** Sends a request and reads its answer away; returns the status. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    String status = readLine();
    long length = 0;
    boolean chunked = false;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      } else if (header.regionMatches(true, 0, "transfer-encoding: chunked", 0, 26)) {
        chunked = true;
      }
    }
    if (chunked) {
      skipChunks();
    } else {
      in.skipNBytes(length);
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private void skipChunks() throws IOException {
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      in.skipNBytes(size + 2L);
    }
    readLine();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(readLine().split(";", 2)[0].strip(), 16);
  }

  private String readLine() throws IOException {
    line.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** A request's bytes, for {@link #exchange}. */
  static byte[] request(String method, String path, String token, String body) {
    String head =
        method
            + " /v1/"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nX-Vault-Token: "
            + token
            + "\r\n"
            + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
