package io.holdfast.cli.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS over a connected socket, as the settings say. */
final class TlsContext {
  private final TlsSettings settings;

  TlsContext(TlsSettings settings) {
    this.settings = settings;
  }

  /** The socket after a completed handshake in which the server's name was checked. */
  SSLSocket over(Socket plain, Address address) throws IOException {
    String name = settings.serverName() == null ? address.host() : settings.serverName();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, name, address.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      if (!settings.skipVerify()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (settings.serverName() != null) {
        parameters.setServerNames(List.of(new SNIHostName(name)));
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new TransportException("TLS cannot be set up: " + e.getMessage());
    }
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException {
    if (settings.skipVerify()) {
      return new TrustManager[] {new TrustAnyone()};
    }
    List<X509Certificate> anchors = new ArrayList<>();
    if (settings.caCert() != null) {
      anchors.addAll(Pem.certificates(settings.caCert()));
    } else if (settings.caPath() != null) {
      files(settings.caPath()).forEach(file -> anchors.addAll(Pem.certificates(file)));
    } else {
      return null;
    }
    KeyStore store = emptyStore();
    for (int i = 0; i < anchors.size(); i++) {
      store.setCertificateEntry("ca" + i, anchors.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException {
    if (settings.clientCert() == null && settings.clientKey() == null) {
      return null;
    }
    if (settings.clientCert() == null || settings.clientKey() == null) {
      throw new TransportException("-client-cert and -client-key must be given together");
    }
    char[] none = new char[0];
    KeyStore store = emptyStore();
    X509Certificate[] chain =
        Pem.certificates(settings.clientCert()).toArray(X509Certificate[]::new);
    store.setKeyEntry("client", Pem.privateKey(settings.clientKey()), none, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new TransportException("cannot read the directory of CA certificates " + directory);
    }
  }
}
