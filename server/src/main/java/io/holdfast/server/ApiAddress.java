package io.holdfast.server;

import io.holdfast.server.config.HostPort;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.config.ServerConfig;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** The address that clients are told to use: {@code api_addr}, or the first listener's. */
final class ApiAddress {
  private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

  private ApiAddress() {}

  /** As far as the configuration alone tells it; empty when no client could use what it says. */
  static String configured(ServerConfig config) {
    ListenerConfig first = config.listeners().getFirst();
    if (!config.apiAddr().isEmpty()) {
      return config.apiAddr();
    }
    return ANY.contains(first.address().host()) || first.address().port() == 0
        ? ""
        : scheme(first) + first.address();
  }

  /** With the address that was bound, where none is configured. */
  static String bound(ServerConfig config, List<InetSocketAddress> addresses) {
    return config.apiAddr().isEmpty()
        ? url(config.listeners().getFirst(), addresses.getFirst())
        : config.apiAddr();
  }

  static String url(ListenerConfig listener, InetSocketAddress address) {
    return scheme(listener)
        + new HostPort(address.getAddress().getHostAddress(), address.getPort());
  }

  private static String scheme(ListenerConfig listener) {
    return listener.tls().isPresent() ? "https://" : "http://";
  }
}
