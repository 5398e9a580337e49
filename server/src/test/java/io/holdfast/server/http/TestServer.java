package io.holdfast.server.http;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.HttpLimits;
import io.holdfast.server.config.ListenerConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A listener on a free port whose handler tells what it was asked. */
final class TestServer implements AutoCloseable {
  static final ListenerConfig PLAIN = ListenerConfig.plain(new HostPort("127.0.0.1", 0));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T05:21:21Z"));

  private final HttpServer server;
  private final MemoryBudget budget;

  private TestServer(HttpServer server, MemoryBudget budget) {
    this.server = server;
    this.budget = budget;
  }

  static TestServer open(ListenerConfig config, RequestHandler handler) {
    MemoryBudget budget = new MemoryBudget(8 << 20);
    HttpServer.Options options = new HttpServer.Options(false, "", CLOCK);
    return new TestServer(HttpServer.open(List.of(config), options, handler, budget), budget);
  }

  static TestServer open() {
    return open(PLAIN, TestServer::echo);
  }

  /** Limits with a body of at most 64 KiB and the given times. */
  static ListenerConfig withTimes(
      Duration handling, Duration header, Duration read, Duration idle) {
    return PLAIN.withLimits(
        new HttpLimits(
            64 << 10, 1 << 20, 50, handling, header, read, Duration.ofSeconds(10), idle));
  }

  /** Says operation, path and body. */
  static Answer echo(Request request) {
    return text(request.operation() + " " + request.path() + " " + request.body());
  }

  static Answer text(String text) {
    return new Answer(200, "text/plain", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  int port() {
    return server.addresses().getFirst().getPort();
  }

  HttpServer server() {
    return server;
  }

  MemoryBudget budget() {
    return budget;
  }

  RawClient connect() {
    return RawClient.connect(port());
  }

  @Override
  public void close() {
    server.close();
  }
}
