package io.holdfast.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A webhook on this machine, which answers as it is told and keeps what it gets. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final List<Got> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile String location = "";

  /** What arrived. */
  public record Got(String path, Map<String, String> headers, String text) {
    public JsonNode body() {
      return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  public Receiver() {
    this(Receiver::plain, "http");
  }

  private Receiver(Kind kind, String scheme) {
    this.scheme = scheme;
    try {
      server = kind.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  /** One that speaks TLS. */
  static Receiver secure(SSLContext tls) {
    return new Receiver(
        address -> {
          HttpsServer server = HttpsServer.create(address, 0);
          server.setHttpsConfigurator(new HttpsConfigurator(tls));
          return server;
        },
        "https");
  }

  private interface Kind {
    HttpServer at(InetSocketAddress address) throws IOException;
  }

  private static HttpServer plain(InetSocketAddress address) throws IOException {
    return HttpServer.create(address, 0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(new Got(exchange.getRequestURI().getPath(), headers, text));
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().add("Location", location);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  public String address(String path) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers so from now on. */
  void answer(int code) {
    status = code;
  }

  void redirect(String path) {
    status = 302;
    location = address(path);
  }

  public List<Got> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
