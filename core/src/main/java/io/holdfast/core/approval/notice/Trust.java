package io.holdfast.core.approval.notice;

import io.holdfast.api.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom TLS trusts: the authorities that were configured alone, or the system's. */
final class Trust {
  private Trust() {}

  /**
   * The certificates of a PEM text.
   *
   * @throws CertificateException when there is none, or one is malformed
   */
  static Collection<? extends Certificate> read(String pem) throws CertificateException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    if (found.isEmpty()) {
      throw new CertificateException("no certificate");
    }
    return found;
  }

  /**
   * @param pem certificates; empty for the system's
   */
  static SSLContext context(String pem) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(pem.isEmpty() ? null : store(pem));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new Refusal.UpstreamFailed("TLS cannot be set up with the configured certificates");
    }
  }

  private static @Nullable KeyStore store(String pem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate authority : read(pem)) {
      store.setCertificateEntry("ca" + number, authority);
      number++;
    }
    return store;
  }
}
