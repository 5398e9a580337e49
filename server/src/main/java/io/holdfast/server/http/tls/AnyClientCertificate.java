package io.holdfast.server.http.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a client show any certificate. TLS itself has the client prove that it holds the key; what
 * the certificate is worth is for an auth method to judge, each with authorities of its own. This
 * is how Vault's listener works, and it trusts nobody: a request is not authenticated by it.
 */
final class AnyClientCertificate extends X509ExtendedTrustManager {
  private final List<X509Certificate> hints;

  /**
   * @param hints authorities that clients are told of, so that they choose the right certificate
   */
  AnyClientCertificate(List<X509Certificate> hints) {
    this.hints = List.copyOf(hints);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    throw new UnsupportedOperationException("for servers only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
    throw new UnsupportedOperationException("for servers only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
    throw new UnsupportedOperationException("for servers only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return hints.toArray(X509Certificate[]::new);
  }
}
