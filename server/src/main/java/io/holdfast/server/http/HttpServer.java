package io.holdfast.server.http;

import io.holdfast.server.config.ListenerConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** All listeners of the server. */
public final class HttpServer implements AutoCloseable {
  /** How long requests in the works may take to end when the server stops. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Transport transport;
  private final Workers workers;
  private final MemoryBudget budget;
  private final List<Listener> listeners = new ArrayList<>();

  private HttpServer(RequestHandler handler, MemoryBudget budget) {
    this.transport = Transport.open();
    this.workers = new Workers(handler);
    this.budget = budget;
  }

  /**
   * What all listeners have in common.
   *
   * @param ui whether {@code /} leads to the user interface
   * @param hostname the value of X-Vault-Hostname; empty: no such header
   * @param clock for the Date header
   */
  public record Options(boolean ui, String hostname, InstantSource clock) {}

  /**
   * Opens listeners; requests are handled from now on.
   *
   * @throws ListenException when an address cannot be bound; none is open then
   * @throws io.holdfast.server.http.tls.TlsException when a certificate cannot be used
   */
  public static HttpServer open(
      List<ListenerConfig> configs, Options options, RequestHandler handler, MemoryBudget budget) {
    NettySettings.apply();
    HttpServer server = new HttpServer(handler, budget);
    try {
      HttpDate date = new HttpDate(options.clock());
      for (ListenerConfig config : configs) {
        AnswerEncoder encoder = new AnswerEncoder(config, options.hostname(), date);
        server.listeners.add(new Listener(config, server, options.ui(), encoder));
      }
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The addresses that are listened on, in the order of the configuration. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  /**
   * Reads the certificates' files again, for connections from now on.
   *
   * @throws io.holdfast.server.http.tls.TlsException when one is wrong; what was in use stays
   */
  public void reloadCertificates() {
    listeners.forEach(Listener::reloadCertificates);
  }

  /** Accepts nothing new, lets requests in the works end, and closes all connections. */
  @Override
  public void close() {
    listeners.forEach(Listener::stop);
    listeners.forEach(listener -> listener.awaitClosed(GRACE));
    transport.close();
  }

  Transport transport() {
    return transport;
  }

  Workers workers() {
    return workers;
  }

  MemoryBudget budget() {
    return budget;
  }
}
