package io.holdfast.server;

import io.holdfast.core.Core;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.http.HttpServer;
import io.holdfast.server.http.MemoryBudget;
import io.holdfast.server.http.tls.TlsException;
import io.holdfast.server.log.Logging;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A core behind its listeners. Both are opened at the same time: on the way to the first answer the
 * store's recovery and the network's native libraries take about as long.
 */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("server");

  private final ServerConfig config;
  private final DataPlace place;
  private final HttpServer http;
  private final Core core;

  private RunningServer(ServerConfig config, DataPlace place, HttpServer http, Core core) {
    this.config = config;
    this.place = place;
    this.http = http;
    this.core = core;
  }

  /**
   * Opens all; what was opened is closed again when a part fails.
   *
   * @param beforeServing what to do with the core before the first request reaches it
   */
  static RunningServer open(
      ServerConfig config, Map<String, String> environment, Consumer<Core> beforeServing) {
    UntilReady front = new UntilReady();
    CompletableFuture<HttpServer> listening =
        CompletableFuture.supplyAsync(() -> listen(config, front), RunningServer::onOwnThread);
    DataPlace place = DataPlace.of(config.storage());
    Core core;
    try {
      core = Composition.core(config, place, environment, () -> reload(listening));
    } catch (RuntimeException e) {
      var _ = listening.thenAccept(HttpServer::close);
      throw e;
    }
    try {
      HttpServer http = listening.join();
      var _ = core.unsealAutomatically();
      beforeServing.accept(core);
      front.ready(core);
      return new RunningServer(config, place, http, core);
    } catch (CompletionException e) {
      core.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      listening.join().close();
      core.close();
      throw e;
    }
  }

  private static HttpServer listen(ServerConfig config, UntilReady front) {
    String hostname = config.responseHeaderHostname() ? hostname() : "";
    return HttpServer.open(
        config.listeners(),
        new HttpServer.Options(config.ui(), hostname, InstantSource.system()),
        front,
        MemoryBudget.ofHeap());
  }

  private static void onOwnThread(Runnable task) {
    Thread.ofPlatform().daemon().name("listen").start(task);
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  ServerConfig config() {
    return config;
  }

  DataPlace place() {
    return place;
  }

  Core core() {
    return core;
  }

  List<InetSocketAddress> addresses() {
    return http.addresses();
  }

  /** Reads certificates and opens the log file anew. */
  void reload() {
    reload(http);
  }

  /** The same, asked for through the API, which may be before all is open. */
  private static void reload(CompletableFuture<HttpServer> listening) {
    if (listening.isDone() && !listening.isCompletedExceptionally()) {
      reload(listening.join());
    }
  }

  private static void reload(HttpServer http) {
    Logging.reopen();
    try {
      http.reloadCertificates();
      LOG.info("certificates were read again and the log file was opened anew");
    } catch (TlsException e) {
      LOG.error("certificates stay as they were: {}", e.getMessage());
    }
  }

  /** Lets requests in the works end, then forgets all keys and closes the store. */
  @Override
  public void close() {
    http.close();
    core.close();
  }
}
