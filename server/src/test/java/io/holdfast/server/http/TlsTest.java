package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.server.config.TlsConfig;
import io.holdfast.server.config.TlsConfig.ClientCertificates;
import io.holdfast.server.config.TlsConfig.Version;
import io.holdfast.server.http.tls.DevCertificates;
import io.holdfast.server.http.tls.TlsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TlsTest {
  @TempDir Path directory = Path.of("");
  private DevCertificates server = new DevCertificates(Path.of(""), Path.of(""), Path.of(""));
  private DevCertificates other = server;

  @BeforeEach
  void makeCertificates() throws IOException {
    server = DevCertificates.write(Files.createDirectory(directory.resolve("a")), "test.example");
    other = DevCertificates.write(Files.createDirectory(directory.resolve("b")), "");
  }

  @ParameterizedTest
  @EnumSource(
      value = Version.class,
      names = {"TLS12", "TLS13"})
  void bothVersionsInUseAreSpoken(Version version) throws Exception {
    try (TestServer listening = open(TlsConfig.of(server.certificate(), server.key()));
        RawClient client = connect(listening, trusting(server), List.of(version.protocol()))) {
      RawClient.Reply reply = client.get("/v1/a").reply();
      assertThat(reply.body()).isEqualTo("no certificate");
      assertThat(reply.header("Strict-Transport-Security"))
          .isEqualTo("max-age=31536000; includeSubDomains");
    }
  }

  @Test
  void aVersionBelowTheLeastIsRefused() throws Exception {
    TlsConfig only13 =
        new TlsConfig(
            server.certificate(),
            server.key(),
            Optional.empty(),
            ClientCertificates.NONE,
            Version.TLS13,
            Version.TLS13,
            List.of());
    try (TestServer listening = open(only13)) {
      assertThatThrownBy(() -> connect(listening, trusting(server), List.of("TLSv1.2")).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anyClientCertificateIsPassedOnForAnAuthMethodToJudge() throws Exception {
    try (TestServer listening = open(TlsConfig.of(server.certificate(), server.key()));
        RawClient client = connect(listening, showing(other), List.of("TLSv1.3"))) {
      assertThat(client.get("/v1/a").reply().body()).isEqualTo("CN=localhost");
      assertThat(client.get("/v1/a").reply().body()).isEqualTo("CN=localhost");
    }
  }

  @Test
  void aRequiredClientCertificateMustBeOfTheAuthority() throws Exception {
    TlsConfig required =
        new TlsConfig(
            server.certificate(),
            server.key(),
            Optional.of(other.authority()),
            ClientCertificates.REQUIRED,
            Version.TLS12,
            Version.TLS12,
            List.of());
    try (TestServer listening = open(required)) {
      try (RawClient good = connect(listening, showing(other), List.of("TLSv1.2"))) {
        assertThat(good.get("/v1/a").reply().body()).isEqualTo("CN=localhost");
      }
      assertThatThrownBy(() -> connect(listening, trusting(server), List.of("TLSv1.2")).close())
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> connect(listening, showing(server), List.of("TLSv1.2")).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void certificatesAreReplacedWithoutARestartAndAWrongOneChangesNothing() throws Exception {
    try (TestServer listening = open(TlsConfig.of(server.certificate(), server.key()));
        RawClient before = connect(listening, trusting(server), List.of("TLSv1.3"))) {
      assertThat(before.get("/v1/a").reply().status()).isEqualTo(200);
      Files.copy(other.certificate(), server.certificate(), REPLACE);
      assertThatThrownBy(() -> listening.server().reloadCertificates())
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("does not belong to the first certificate");
      connect(listening, trusting(server), List.of("TLSv1.3")).close();
      Files.copy(other.key(), server.key(), REPLACE);
      listening.server().reloadCertificates();
      connect(listening, trusting(other), List.of("TLSv1.3")).close();
      assertThat(before.get("/v1/a").reply().status()).isEqualTo(200);
    }
  }

  @Test
  void keyFilesThatCannotServeAreTold() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");
    assertThatThrownBy(() -> open(TlsConfig.of(empty, server.key())).close())
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("empty.pem holds no");
    assertThatThrownBy(() -> open(TlsConfig.of(server.certificate(), empty)).close())
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("empty.pem holds no PEM private key");
  }

  private static final java.nio.file.StandardCopyOption REPLACE =
      java.nio.file.StandardCopyOption.REPLACE_EXISTING;

  private static TestServer open(TlsConfig tls) {
    return TestServer.open(TestServer.PLAIN.withTls(tls), TlsTest::subject);
  }

  private static Answer subject(Request request) {
    return TestServer.text(
        request.origin().clientCertificates().stream()
            .map(certificate -> certificate.getSubjectX500Principal().getName())
            .findFirst()
            .orElse("no certificate"));
  }

  private static RawClient connect(TestServer server, SSLContext context, List<String> protocols)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    socket.setEnabledProtocols(protocols.toArray(String[]::new));
    socket.startHandshake();
    return RawClient.over(socket);
  }

  private static SSLContext trusting(DevCertificates certificates) throws Exception {
    return context(certificates, Optional.empty());
  }

  /** Trusts this test's server, and shows the given certificate. */
  private SSLContext showing(DevCertificates own) throws Exception {
    return context(server, Optional.of(own));
  }

  private static SSLContext context(DevCertificates trusted, Optional<DevCertificates> own)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore authorities = emptyStore();
    authorities.setCertificateEntry("ca", certificate(trusted.authority()));
    trust.init(authorities);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    KeyStore identity = emptyStore();
    if (own.isPresent()) {
      identity.setKeyEntry(
          "own",
          privateKey(own.get().key()),
          new char[0],
          new Certificate[] {certificate(own.get().certificate())});
    }
    keys.init(identity, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    return store;
  }

  private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  }
}
