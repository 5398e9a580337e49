package io.holdfast.engine.database.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What TLS to a database stands on.
 *
 * @param ca certificates that are trusted; empty for those that Java trusts
 * @param certificate the client's own, with its chain; empty for none
 * @param key the private key of it, PKCS#8
 * @param verifying whether the server's certificate is looked at at all
 */
public record PemTls(String ca, String certificate, String key, boolean verifying) {
  /**
   * A context with these.
   *
   * @throws IllegalArgumentException saying which of them cannot be read
   */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("TLS cannot be set up with these certificates", e);
    }
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException {
    if (certificate.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "client",
        privateKey(),
        new char[0],
        certificates("tls_certificate", certificate).toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    byte[] der;
    try {
      der = Pem.readPrivate(key);
    } catch (CryptoException e) {
      throw new IllegalArgumentException("private_key is not a private key in PEM", e);
    }
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      Optional<PrivateKey> read = privateKey(algorithm, der);
      if (read.isPresent()) {
        return read.get();
      }
    }
    throw new IllegalArgumentException("private_key is neither RSA nor EC nor Ed25519");
  }

  private static Optional<PrivateKey> privateKey(String algorithm, byte[] der)
      throws GeneralSecurityException {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    }
  }

  private TrustManager @org.jspecify.annotations.Nullable [] trust()
      throws GeneralSecurityException, IOException {
    if (!verifying) {
      return new TrustManager[] {new TrustAnyone()};
    }
    if (ca.isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate trusted : certificates("tls_ca", ca)) {
      store.setCertificateEntry("ca-" + number++, trusted);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(String name, String pem)
      throws GeneralSecurityException {
    Collection<? extends Certificate> read =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    if (read.isEmpty()) {
      throw new IllegalArgumentException(name + " holds no certificate in PEM");
    }
    return read;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "PemTls[verifying=" + verifying + "]";
  }
}
