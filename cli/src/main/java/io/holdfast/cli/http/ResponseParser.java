package io.holdfast.cli.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 answer (RFC 9112): status line, headers, and a body that is chunked, of a
 * known length, or ends with the connection. Anything else is an error, and so is an answer beyond
 * the limits, so that a stranger at the other end can't fill the memory.
 */
final class ResponseParser {
  private static final int MAX_HEAD = 256 << 10;
  private static final int MAX_BODY = 256 << 20;

  private final InputStream in;
  private int headBytes;

  ResponseParser(InputStream in) {
    this.in = in;
  }

  WireResponse read() throws IOException {
    return read(null);
  }

  /**
   * Reads an answer.
   *
   * @param sink takes the body, of any size, where the status is 200; null: it comes back
   */
  WireResponse read(@Nullable OutputStream sink) throws IOException {
    int status = status(line());
    Map<String, String> headers = headers();
    while (status >= 100 && status < 200) {
      status = status(line());
      headers = headers();
    }
    if (sink != null && status == 200) {
      copy(headers, sink);
      return new WireResponse(status, headers, new byte[0]);
    }
    return new WireResponse(status, headers, body(status, headers));
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-9][0-9][0-9]( .*)?")) {
      throw new IOException("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("the answer has a malformed header");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    if (length == null) {
      byte[] rest = in.readNBytes(MAX_BODY + 1);
      checkSize(rest.length);
      return rest;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new IOException("the answer has a malformed Content-Length");
    }
    return exactly(Long.parseLong(length));
  }

  /** A body whose end could not be told from a broken connection is not taken for whole. */
  private void copy(Map<String, String> headers, OutputStream sink) throws IOException {
    String length = headers.getOrDefault("content-length", "");
    if (length.matches("[0-9]{1,18}")) {
      copy(Long.parseLong(length), sink);
      return;
    }
    if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      throw new IOException("the answer does not say how long it is");
    }
    for (long chunk = chunkLength(); chunk > 0; chunk = chunkLength()) {
      copy(chunk, sink);
      requireChunkEnd();
    }
    headers();
  }

  private void copy(long length, OutputStream sink) throws IOException {
    byte[] buffer = new byte[64 << 10];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the connection ended in the middle of the answer");
      }
      sink.write(buffer, 0, read);
      left -= read;
    }
  }

  private long chunkLength() throws IOException {
    headBytes = 0;
    String size = line().replaceFirst("[; ].*", "");
    if (!size.matches("[0-9a-fA-F]{1,8}")) {
      throw new IOException("the answer has a malformed chunk");
    }
    return Long.parseLong(size, 16);
  }

  private void requireChunkEnd() throws IOException {
    if (!line().isEmpty()) {
      throw new IOException("the answer has a chunk longer than it says");
    }
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      long length = chunkLength();
      checkSize(body.size() + length);
      if (length == 0) {
        headers();
        return body.toByteArray();
      }
      body.writeBytes(exactly(length));
      requireChunkEnd();
    }
  }

  private byte[] exactly(long length) throws IOException {
    checkSize(length);
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length != length) {
      throw new EOFException("the connection ended in the middle of the answer");
    }
    return bytes;
  }

  private static void checkSize(long size) throws IOException {
    if (size > MAX_BODY) {
      throw new IOException("the answer is larger than " + MAX_BODY + " bytes");
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended before the answer");
      }
      if (++headBytes > MAX_HEAD) {
        throw new IOException("the answer's head is larger than " + MAX_HEAD + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
