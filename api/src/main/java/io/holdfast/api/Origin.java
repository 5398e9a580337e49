package io.holdfast.api;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Where a request came from.
 *
 * @param address the peer's IP address as text, without brackets or a port
 * @param port the peer's port
 * @param clientCertificates the TLS client's chain, leaf first; empty without one
 */
public record Origin(String address, int port, List<X509Certificate> clientCertificates) {
  public Origin {
    clientCertificates = List.copyOf(clientCertificates);
  }

  /** A request of the server itself. */
  public static Origin internal() {
    return new Origin("", 0, List.of());
  }
}
