package io.holdfast.server.config;

import java.net.InetSocketAddress;

/**
 * Where to listen.
 *
 * @param host a name or an address without brackets; empty for all interfaces
 * @param port 0 lets the system choose
 */
public record HostPort(String host, int port) {

  /**
   * Reads {@code host:port}, {@code :port}, {@code [v6]:port} or a host alone.
   *
   * @throws IllegalArgumentException when the text is none of these
   */
  public static HostPort parse(String text, int defaultPort) {
    if (text.contains("{{")) {
      throw new IllegalArgumentException("address templates are not supported; write the address");
    }
    int bracket = text.lastIndexOf(']');
    int colon = text.lastIndexOf(':');
    boolean bareV6 = bracket < 0 && text.indexOf(':') != colon;
    if (bareV6 || colon < bracket || colon < 0) {
      return new HostPort(unbracketed(text), defaultPort);
    }
    String digits = text.substring(colon + 1);
    if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65_535) {
      throw new IllegalArgumentException("the port must be a number from 0 to 65535");
    }
    return new HostPort(unbracketed(text.substring(0, colon)), Integer.parseInt(digits));
  }

  private static String unbracketed(String host) {
    if (host.startsWith("[") != host.endsWith("]")) {
      throw new IllegalArgumentException("an IPv6 address stands in brackets: [::1]:8200");
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The address to bind; a name is looked up now. */
  public InetSocketAddress socketAddress() {
    return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }

  /** {@code host:port}, with brackets around an IPv6 address. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
