package io.holdfast.auth.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on this machine, with real TLS where it has an authority. */
public final class LocalServer implements AutoCloseable {
  /** What a test sees of a request. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Asked(String method, String path, String query, String authorization, byte[] body) {
    public String text() {
      return new String(body, UTF_8);
    }
  }

  /** What it answers. */
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  public record Told(int status, String type, byte[] body) {
    public static Told json(String json) {
      return json(200, json);
    }

    public static Told json(int status, String json) {
      return new Told(status, "application/json", json.getBytes(UTF_8));
    }
  }

  /** Answers a request. */
  @FunctionalInterface
  public interface Page {
    Told answer(Asked asked);
  }

  private final HttpServer server;
  private final String scheme;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  private LocalServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** One whose certificate the authority issued. */
  public static LocalServer secure(TestAuthority authority) {
    try {
      HttpsServer server = HttpsServer.create(address(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(authority.serverTls()));
      return new LocalServer(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One without TLS. */
  public static LocalServer plain() {
    try {
      return new LocalServer(HttpServer.create(address(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public String url() {
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  public void on(String path, Page page) {
    pages.put(path, page);
  }

  /** How often a path was asked for. */
  public int asked(String path) {
    return counts.getOrDefault(path, new AtomicInteger()).get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      counts.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String query = exchange.getRequestURI().getRawQuery();
      Asked asked =
          new Asked(
              exchange.getRequestMethod(),
              path,
              query == null ? "" : query,
              authorization == null ? "" : authorization,
              exchange.getRequestBody().readAllBytes());
      Told told =
          pages
              .getOrDefault(path, any -> Told.json(404, "{\"message\":\"nothing here\"}"))
              .answer(asked);
      exchange.getResponseHeaders().set("Content-Type", told.type);
      exchange.sendResponseHeaders(told.status, told.body.length == 0 ? -1 : told.body.length);
      exchange.getResponseBody().write(told.body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
