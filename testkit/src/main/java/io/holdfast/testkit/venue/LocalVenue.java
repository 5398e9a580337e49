package io.holdfast.testkit.venue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A venue over HTTP that checks as Kraken does: the signature, and that each nonce is greater than
 * the one before.
 */
public final class LocalVenue implements AutoCloseable {
  /** The secret of its one key, in base64. */
  public static final String SECRET = Base64.getEncoder().encodeToString(new byte[48]);

  private static final Pattern NONCE = Pattern.compile("(?:^|&)nonce=([0-9]+)");

  private final HttpServer server;
  private final List<Long> nonces = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile String answer = "{\"error\":[],\"result\":{}}";
  private volatile int drop;

  /** Begins to listen on a free port. */
  public LocalVenue() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its URL. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The nonces that it took, in order. */
  public List<Long> nonces() {
    return nonces;
  }

  /** Method and path of all requests. */
  public List<String> seen() {
    return seen;
  }

  /** What it answers from now on. */
  public void answers(String body) {
    answer = body;
  }

  /** The next requests are received, and their connection closed without an answer. */
  public void dropsNext(int count) {
    drop = count;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (drop > 0) {
      drop--;
      exchange.close();
      return;
    }
    if (exchange.getRequestURI().getPath().equals("/redirect")) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    if (exchange.getRequestURI().getPath().equals("/echo")) {
      reply(exchange, exchange.getRequestHeaders().entrySet().toString());
      return;
    }
    reply(
        exchange,
        exchange.getRequestURI().getPath().startsWith("/0/private/")
            ? judged(exchange, body)
            : answer);
  }

  private String judged(HttpExchange exchange, String body) {
    Matcher matcher = NONCE.matcher(body);
    if (!matcher.find()) {
      return "{\"error\":[\"EAPI:Invalid nonce\"]}";
    }
    String nonce = matcher.group(1);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(HashAlgorithm.SHA2_256.hash((nonce + body).getBytes(StandardCharsets.UTF_8)));
    String expected =
        Base64.getEncoder()
            .encodeToString(
                Hmac.mac(
                    HashAlgorithm.SHA2_512,
                    Base64.getDecoder().decode(SECRET),
                    signed.toByteArray()));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("API-Sign"))) {
      return "{\"error\":[\"EAPI:Invalid signature\"]}";
    }
    long number = Long.parseLong(nonce);
    if (!nonces.isEmpty() && number <= nonces.getLast()) {
      return "{\"error\":[\"EAPI:Invalid nonce\"]}";
    }
    nonces.add(number);
    return answer;
  }

  private static void reply(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-Ratelimit-Remaining", "7");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
