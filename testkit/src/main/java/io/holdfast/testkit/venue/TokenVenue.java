package io.holdfast.testkit.venue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token endpoint whose refresh tokens are good once. It answers a request that repeats the
 * idempotency key of an earlier one as it did then.
 */
public final class TokenVenue implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("(?:^|&)refresh_token=([^&]*)");

  /** What becomes of the next requests. */
  public enum Mood {
    FINE,
    /** The token is rotated, and the answer lost. */
    LOSES_ANSWERS,
    FAILS,
    REFUSES
  }

  private final HttpServer server;
  private final Map<String, String> answered = new HashMap<>();
  private String valid = "refresh-0";
  private int rotations;
  private int reused;
  private volatile Mood mood = Mood.FINE;
  private volatile int lifetime = 600;
  private volatile Runnable onRotation = () -> {};

  /** Begins to listen on a free port. */
  public TokenVenue() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::handle);
    server.start();
  }

  /** Its URL. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  /** How it behaves from now on. */
  public void is(Mood next) {
    mood = next;
  }

  /** For so many seconds access tokens are good from now on. */
  public void lives(int seconds) {
    lifetime = seconds;
  }

  /** What happens after it has rotated, before it answers. */
  public void beforeAnswering(Runnable then) {
    onRotation = then;
  }

  /** How often it rotated a refresh token. */
  public synchronized int rotations() {
    return rotations;
  }

  /** How often a refresh token came that was used before. */
  public synchronized int reused() {
    return reused;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (mood == Mood.FAILS) {
      reply(exchange, 500, "oops");
      return;
    }
    if (mood == Mood.REFUSES) {
      reply(exchange, 400, "{\"error\":\"invalid_client\"}");
      return;
    }
    Matcher matcher = TOKEN.matcher(body);
    String token = matcher.find() ? matcher.group(1) : "";
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String known = key == null ? null : answered.get(key + " " + token);
    if (known == null) {
      if (!token.equals(valid)) {
        reused++;
        reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
        return;
      }
      rotations++;
      valid = "refresh-" + rotations;
      known =
          "{\"access_token\":\"access-%d\",\"refresh_token\":\"%s\",\"expires_in\":%d}"
              .formatted(rotations, valid, lifetime);
      if (key != null) {
        answered.put(key + " " + token, known);
      }
    }
    onRotation.run();
    if (mood == Mood.LOSES_ANSWERS) {
      exchange.close();
      return;
    }
    reply(exchange, 200, known);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
