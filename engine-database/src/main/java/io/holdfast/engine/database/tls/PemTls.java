package io.holdfast.engine.database.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What TLS to a database stands on.
 *
 * @param ca certificates that are trusted; empty for those that Java trusts
 * @param certificate the client's own, with its chain; empty for none
 * @param key the private key of it, PKCS#8
 * @param verifying whether the server's certificate is looked at at all
 */
public record PemTls(String ca, String certificate, String key, boolean verifying) {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]+-----END \\1-----");

  /** With the client's certificate, its chain and its key in one text, as MySQL's clients have. */
  public static PemTls combined(String ca, String certificateAndKey, boolean verifying) {
    return new PemTls(ca, certificateAndKey, certificateAndKey, verifying);
  }

  /** Whether anything is given that there would be no TLS without. */
  public boolean isGiven() {
    return !ca.isEmpty() || !certificate.isEmpty();
  }

  /**
   * Sees to it that {@link #context} can be made.
   *
   * @throws Refusal.InvalidRequest saying what cannot be read
   */
  public void check() {
    try {
      var _ = context();
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
  }

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

  /** What shows the client's certificate; nothing without one. */
  public KeyManager[] keys() throws GeneralSecurityException, IOException {
    if (certificate.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = empty();
    store.setKeyEntry(
        "client",
        privateKey(),
        new char[0],
        certificates("the client's certificate", certificate).toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    Matcher block = KEY.matcher(key);
    byte[] der;
    try {
      der = Pem.readPrivate(block.find() ? block.group() : key);
    } catch (CryptoException e) {
      throw new IllegalArgumentException(
          "the client's private key is not one in PEM that is not encrypted", e);
    }
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      Optional<PrivateKey> read = privateKey(algorithm, der);
      if (read.isPresent()) {
        return read.get();
      }
    }
    throw new IllegalArgumentException(
        "the client's private key is neither RSA nor EC nor Ed25519");
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

  /** What judges the server's certificate; null for what Java trusts. */
  public TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
    if (!verifying) {
      return new TrustManager[] {new TrustAnyone()};
    }
    if (ca.isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    int number = 0;
    for (Certificate trusted : certificates("the trusted authorities", ca)) {
      store.setCertificateEntry("ca-" + number++, trusted);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<Certificate> certificates(String name, String pem)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> read = new ArrayList<>();
    Matcher block = CERTIFICATE.matcher(pem);
    while (block.find()) {
      try {
        read.add(
            factory.generateCertificate(
                new ByteArrayInputStream(block.group().getBytes(US_ASCII))));
      } catch (CertificateException e) {
        throw new IllegalArgumentException(
            name + ": certificate " + (read.size() + 1) + " cannot be read", e);
      }
    }
    if (read.isEmpty()) {
      throw new IllegalArgumentException(name + ": there is no certificate in PEM");
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
