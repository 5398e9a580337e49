package io.holdfast.server.http;

import io.holdfast.core.Answer;
import io.holdfast.server.config.ListenerConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Writes answers in HTTP/1.1's form, with the headers that every answer of the listener has. */
final class AnswerEncoder {
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] TYPE = ascii("Content-Type: ");
  private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] CRLF = ascii("\r\n");

  /** Larger bodies are not copied behind the headers but handed to the socket beside them. */
  private static final int COPIED = 16 << 10;

  private static final int LARGEST_STATUS = 999;

  private final ListenerConfig listener;
  private final String hostname;
  private final HttpDate date;
  private final AtomicReferenceArray<byte[]> heads = new AtomicReferenceArray<>(LARGEST_STATUS + 1);

  /**
   * @param hostname the value of X-Vault-Hostname; empty: no such header
   */
  AnswerEncoder(ListenerConfig listener, String hostname, HttpDate date) {
    this.listener = listener;
    this.hostname = hostname;
    this.date = date;
  }

  /** How the connection goes on after an answer. */
  enum After {
    /** As HTTP/1.1 does without a word. */
    NEXT,
    /** For HTTP/1.0 clients that asked for it. */
    NEXT_SAID,
    CLOSE
  }

  /**
   * One answer.
   *
   * @param headOnly whether it answers a HEAD, which has all headers and no body
   */
  ByteBuf encode(ByteBufAllocator allocator, Answer answer, boolean headOnly, After after) {
    byte[] body = answer.body();
    boolean copied = !headOnly && body.length <= COPIED;
    ByteBuf out = allocator.ioBuffer(512 + (copied ? body.length : 0));
    out.writeBytes(head(answer.status()));
    out.writeBytes(date.line());
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      header.getValue().forEach(value -> write(out, header.getKey(), value));
    }
    if (!answer.contentType().isEmpty()) {
      out.writeBytes(TYPE);
      writeValue(out, answer.contentType());
      out.writeBytes(CRLF);
    }
    // What goes on ends with its connection.
    if (answer.status() != 204 && answer.status() != 304 && answer.stream() == null) {
      out.writeBytes(LENGTH);
      ByteBufUtil.writeAscii(out, Long.toString(length(answer)));
      out.writeBytes(CRLF);
    }
    switch (after) {
      case NEXT -> {}
      case NEXT_SAID -> out.writeBytes(KEEP_ALIVE);
      case CLOSE -> out.writeBytes(CLOSE);
    }
    out.writeBytes(CRLF);
    if (headOnly || body.length == 0) {
      return out;
    }
    return copied
        ? out.writeBytes(body)
        : Unpooled.wrappedBuffer(out, Unpooled.wrappedBuffer(body));
  }

  private static long length(Answer answer) {
    try {
      return answer.file() == null ? answer.body().length : answer.file().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status line and the headers that depend on the status alone. */
  private byte[] head(int status) {
    int known = status >= 200 && status <= LARGEST_STATUS ? status : 500;
    byte[] head = heads.get(known);
    if (head == null) {
      head = makeHead(known);
      heads.set(known, head);
    }
    return head;
  }

  private byte[] makeHead(int status) {
    ByteBuf out = Unpooled.buffer();
    ByteBufUtil.writeAscii(
        out,
        "HTTP/1.1 " + status + " " + HttpResponseStatus.valueOf(status).reasonPhrase() + "\r\n");
    ByteBufUtil.writeAscii(out, "Cache-Control: no-store\r\n");
    if (listener.tls().isPresent()) {
      ByteBufUtil.writeAscii(
          out, "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n");
    }
    if (!hostname.isEmpty()) {
      write(out, "X-Vault-Hostname", hostname);
    }
    // The more special word replaces the more general one.
    Map<String, List<String>> custom = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String key : List.of("default", status / 100 + "xx", Integer.toString(status))) {
      custom.putAll(listener.responseHeaders().getOrDefault(key, Map.of()));
    }
    custom.forEach((name, values) -> values.forEach(value -> write(out, name, value)));
    return ByteBufUtil.getBytes(out);
  }

  private static void write(ByteBuf out, String name, String value) {
    writeValue(out, name);
    out.writeByte(':').writeByte(' ');
    writeValue(out, value);
    out.writeBytes(CRLF);
  }

  /** A line break in a value would begin a header of somebody else's making. */
  private static void writeValue(ByteBuf out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      out.writeByte(c < ' ' || c > '~' ? ' ' : c);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
