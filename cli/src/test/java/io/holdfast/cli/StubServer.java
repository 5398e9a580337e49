package io.holdfast.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it was told, for what a well-behaved peer never answers; notes what it was asked. */
public final class StubServer implements AutoCloseable {
  /** A request as it arrived. */
  public record Asked(String method, String target, Map<String, String> headers, String body) {
    /** A header's value, "" for none. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public StubServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** From now on this request ("GET /v1/sys/health", whatever its query) is answered so. */
  public StubServer answer(String request, int status, String body) {
    answers.put(request, new Answer(status, body, Map.of()));
    return this;
  }

  /** From now on this request is redirected. */
  public StubServer redirect(String request, int status, String location) {
    answers.put(request, new Answer(status, "", Map.of("Location", location)));
    return this;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public Asked lastAsked() {
    return asked.getLast();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestURI().toString();
    asked.add(new Asked(exchange.getRequestMethod(), target, headers, body));
    Answer answer =
        Optional.ofNullable(answers.get(exchange.getRequestMethod() + " " + target))
            .or(() ->
                Optional.ofNullable(
                    answers.get(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath())))
            .orElse(new Answer(404, "{\"errors\":[]}", Map.of()));
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
