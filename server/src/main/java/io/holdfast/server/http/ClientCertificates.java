package io.holdfast.server.http;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a TLS client showed of itself. */
final class ClientCertificates {
  private ClientCertificates() {}

  /** The client's chain, leaf first; empty without one. */
  static List<X509Certificate> of(SSLSession session) {
    try {
      return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }
}
