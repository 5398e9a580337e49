package io.holdfast.cli.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 exchange over a connection of its own.
 *
 * <p>The JDK's HttpClient is not used: a command makes one or two requests, and its thread pools
 * and selectors would be most of the command's time; nor does it allow another server name than the
 * address' host (VAULT_TLS_SERVER_NAME), or a Unix socket.
 */
final class Wire {
  private final TlsSettings tls;
  private final Duration timeout;

  Wire(TlsSettings tls, Duration timeout) {
    this.tls = tls;
    this.timeout = timeout;
  }

  /**
   * Sends and reads the whole answer; headers must hold no line breaks.
   *
   * @param sink takes the body of an answer with the status 200, instead of memory; null for none
   */
  WireResponse exchange(
      Address address,
      String method,
      String target,
      Map<String, String> headers,
      @Nullable Payload body,
      @Nullable OutputStream sink) {
    String what = method + " " + address + target;
    try {
      byte[] head = head(address, method, target, headers, body);
      return address.isUnix()
          ? overUnix(address, head, body, sink)
          : overTcp(address, head, body, sink);
    } catch (SocketTimeoutException e) {
      throw new TransportException(what + ": no answer within " + timeout.toSeconds() + " s");
    } catch (ConnectException e) {
      throw new TransportException(
          what + ": connection refused: is the server running, and is its address right?");
    } catch (UnknownHostException e) {
      throw new TransportException(what + ": no such host: " + address.host());
    } catch (SSLHandshakeException e) {
      throw new TransportException(what + ": TLS handshake failed: " + e.getMessage());
    } catch (SSLException e) {
      throw new TransportException(what + ": " + tlsFailure(e, address));
    } catch (IOException e) {
      throw new TransportException(what + ": " + e.getMessage());
    }
  }

  private static String tlsFailure(SSLException e, Address address) {
    String message = String.valueOf(e.getMessage());
    return message.contains("plaintext") || message.contains("Unsupported or unrecognized SSL")
        ? "the server does not speak TLS here: try http://" + address.authority()
        : "TLS failed: " + message;
  }

  private WireResponse overTcp(
      Address address, byte[] head, @Nullable Payload body, @Nullable OutputStream sink)
      throws IOException {
    int millis = Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.host(), address.port()), millis);
      plain.setSoTimeout(millis);
      if (!address.isTls()) {
        return talk(plain.getInputStream(), plain.getOutputStream(), head, body, sink);
      }
      try (Socket secure = new TlsContext(tls).over(plain, address)) {
        return talk(secure.getInputStream(), secure.getOutputStream(), head, body, sink);
      }
    }
  }

  private static WireResponse overUnix(
      Address address, byte[] head, @Nullable Payload body, @Nullable OutputStream sink)
      throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(address.host()));
      return talk(
          Channels.newInputStream(channel), Channels.newOutputStream(channel), head, body, sink);
    }
  }

  private static WireResponse talk(
      InputStream in,
      OutputStream out,
      byte[] head,
      @Nullable Payload body,
      @Nullable OutputStream sink)
      throws IOException {
    try {
      out.write(head);
      if (body != null) {
        body.writeTo(out);
      }
      out.flush();
    } catch (IOException e) {
      // A server that refuses a body (413) may close its side early; its answer is still there.
      try {
        return new ResponseParser(new BufferedInputStream(in)).read(sink);
      } catch (IOException unread) {
        e.addSuppressed(unread);
        throw e;
      }
    }
    return new ResponseParser(new BufferedInputStream(in)).read(sink);
  }

  private static byte[] head(
      Address address,
      String method,
      String target,
      Map<String, String> headers,
      @Nullable Payload body) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(address.prefix()).append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(address.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body != null) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }
}
