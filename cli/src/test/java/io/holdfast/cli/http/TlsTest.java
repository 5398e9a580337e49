package io.holdfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is sent only to the server that it is for. */
class TlsTest {
  @TempDir Path home;

  private TestAuthority authority = new TestAuthority();
  private HttpsServer server = start("vault.example", false);

  private HttpsServer start(String name, boolean needsClient) {
    try {
      SSLContext context = authority.context(name);
      HttpsServer https =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      https.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              SSLParameters ssl = context.getDefaultSSLParameters();
              ssl.setNeedClientAuth(needsClient);
              parameters.setSSLParameters(ssl);
            }
          });
      https.createContext(
          "/",
          exchange -> {
            byte[] body = "{\"data\":{\"x\":\"secure\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      https.start();
      return https;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void writeAuthority() throws IOException {
    Files.writeString(home.resolve("ca.pem"), authority.certificatePem());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Result read(CommandLineRun shell) {
    return shell
        .with("VAULT_ADDR", "https://127.0.0.1:" + server.getAddress().getPort())
        .with("VAULT_TOKEN", "t")
        .run("read", "-field=x", "a");
  }

  private CommandLineRun trusting() {
    return new CommandLineRun(home).with("VAULT_CACERT", home.resolve("ca.pem").toString());
  }

  @Test
  void anUnknownAuthorityIsRefused() {
    Result result = read(new CommandLineRun(home));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("TLS handshake failed");
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    Result result = read(trusting());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("TLS handshake failed");
  }

  @Test
  void theServerNameStandsInForTheAddress() {
    assertThat(read(trusting().with("VAULT_TLS_SERVER_NAME", "vault.example")).out())
        .isEqualTo("secure");
    assertThat(read(trusting().with("VAULT_TLS_SERVER_NAME", "other.example")).exitCode())
        .isEqualTo(2);
  }

  @Test
  void aDirectoryOfAuthoritiesIsRead() throws IOException {
    Path directory = Files.createDirectory(home.resolve("cas"));
    Files.writeString(directory.resolve("other.pem"), new TestAuthority().certificatePem());
    Files.writeString(directory.resolve("ours.pem"), authority.certificatePem());
    CommandLineRun shell =
        new CommandLineRun(home)
            .with("VAULT_CAPATH", directory.toString())
            .with("BAO_TLS_SERVER_NAME", "vault.example");
    assertThat(read(shell).out()).isEqualTo("secure");
  }

  @Test
  void skippingVerificationTakesAnyCertificate() {
    assertThat(read(new CommandLineRun(home).with("VAULT_SKIP_VERIFY", "true")).out())
        .isEqualTo("secure");
  }

  @Test
  void aClientCertificateIsShownWithAKeyInAnyOfTheUsualForms() throws IOException {
    server.stop(0);
    server = start("vault.example", true);
    assertThat(read(trusting().with("VAULT_TLS_SERVER_NAME", "vault.example")).exitCode())
        .isEqualTo(2);
    for (TestAuthority.KeyForm form : TestAuthority.KeyForm.values()) {
      TestAuthority.Issued client = authority.issue("client", form);
      Path certificate = Files.writeString(home.resolve("client.pem"), client.certificatePem());
      Path key = Files.writeString(home.resolve("client.key"), client.keyPem());
      CommandLineRun shell =
          trusting()
              .with("VAULT_TLS_SERVER_NAME", "vault.example")
              .with("VAULT_CLIENT_CERT", certificate.toString())
              .with("VAULT_CLIENT_KEY", key.toString());
      assertThat(read(shell).out()).as("%s", form).isEqualTo("secure");
    }
  }

  @Test
  void filesThatAreNotWhatTheyShouldBeAreNamed() throws IOException {
    Path empty = Files.writeString(home.resolve("empty.pem"), "nothing");
    assertThat(read(new CommandLineRun(home).with("VAULT_CACERT", empty.toString())).err())
        .contains("empty.pem holds no PEM certificate");
    assertThat(read(new CommandLineRun(home).with("VAULT_CACERT", "/none.pem")).err())
        .contains("/none.pem");
    assertThat(read(trusting().with("VAULT_CLIENT_CERT", empty.toString())).err())
        .contains("must be given together");
  }
}
