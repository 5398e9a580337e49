package io.holdfast.auth.outside;

import io.holdfast.auth.x509.Certificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS that trusts the given authorities alone, or the system's where none are given. */
final class Authorities {
  private Authorities() {}

  /**
   * @param pem certificates; empty for the system's
   * @throws UnreachableException when it holds no certificate: nobody would be trusted
   */
  static SSLContext context(String pem) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(pem.isBlank() ? null : store(pem));
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new UnreachableException("TLS cannot be set up with the configured CA certificates");
    }
  }

  private static @Nullable KeyStore store(String pem) throws GeneralSecurityException, IOException {
    List<X509Certificate> anchors;
    try {
      anchors = Certificates.ofPem(pem);
    } catch (IllegalArgumentException e) {
      throw new UnreachableException("the configured CA certificate cannot be read");
    }
    if (anchors.isEmpty()) {
      throw new UnreachableException("the configured CA certificate is no PEM certificate");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < anchors.size(); i++) {
      store.setCertificateEntry("ca" + i, anchors.get(i));
    }
    return store;
  }
}
