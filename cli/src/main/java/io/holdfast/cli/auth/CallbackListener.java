package io.holdfast.cli.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.cli.command.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on this machine for the browser that comes back from a provider's login page. */
final class CallbackListener implements AutoCloseable {
  private static final String PATH = "/oidc/callback";
  private static final int LARGEST = 256 << 10;
  private static final String PAGE =
      "<!DOCTYPE html><meta charset=\"utf-8\"><title>Log in</title>"
          + "<p>The provider has answered. Return to your terminal.</p>\n";

  private final HttpServer server;
  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

  private CallbackListener(HttpServer server) {
    this.server = server;
    server.createContext(PATH, this::take);
    server.start();
  }

  static CallbackListener on(String address, int port) {
    try {
      return new CallbackListener(HttpServer.create(new InetSocketAddress(address, port), 0));
    } catch (IOException e) {
      throw Failure.local(
          "Cannot listen on " + address + ":" + port + "; choose another port with port=...");
    }
  }

  /** The port that it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  /** Where the provider is to send the browser to. */
  static String redirectUri(String method, String host, int port) {
    return method + "://" + host + ":" + port + PATH;
  }

  /** What the browser brings, once it comes. */
  Map<String, String> await(Duration longest) {
    try {
      return answer.get(longest.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw Failure.local(
          "Nobody came back from the login page in " + longest.toMinutes() + " min");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.local("Interrupted");
    } catch (ExecutionException e) {
      throw Failure.local("The browser brought something that cannot be read");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      Map<String, String> brought = new LinkedHashMap<>(form(query == null ? "" : query));
      if (exchange.getRequestMethod().equals("POST")) {
        brought.putAll(form(new String(exchange.getRequestBody().readNBytes(LARGEST), UTF_8)));
      }
      byte[] page = PAGE.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      answer.complete(brought);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        out.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return out;
  }

  @Override
  public void close() {
    server.stop(1);
  }
}
