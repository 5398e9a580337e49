package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.engine.pki.AcmeClient.Said;
import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;

/** Names that are proven by the certificate that a host shows. */
final class AcmeTlsTest {
  private static final ASN1ObjectIdentifier IDENTIFIER =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.31");

  private static SSLContext showing(String name, String keyAuthorization) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(keyAuthorization.getBytes(US_ASCII));
    TestAuthority.Identity identity =
        TestAuthority.root("self")
            .issue(
                "CN=any",
                builder -> {
                  builder.addExtension(
                      Extension.subjectAlternativeName,
                      false,
                      new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
                  builder.addExtension(IDENTIFIER, true, new DEROctetString(digest));
                });
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "k", identity.key(), new char[0], new X509Certificate[] {identity.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Answers by a protocol, as often as it is asked. */
  private static Thread serve(SSLServerSocket server, String protocol) {
    return Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            answer(server, protocol);
          }
        });
  }

  private static void answer(SSLServerSocket server, String protocol) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.setHandshakeApplicationProtocolSelector((s, offered) -> protocol);
      socket.startHandshake();
    } catch (IOException e) {
      // Who asked went away, which is what some tests are about.
      return;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String errorAfter(String name, String protocol, boolean right) throws Exception {
    int port = freePort();
    try (AcmeScene scene = new AcmeScene(port)) {
      AcmeClient client = scene.client();
      Said order = client.order("a.example.com").succeeds();
      JsonNode challenge = client.challenge(order, 0, "tls-alpn-01");
      String said = right ? client.keyAuthorization(challenge) : "another";
      try (SSLServerSocket server =
          (SSLServerSocket)
              showing(name, said)
                  .getServerSocketFactory()
                  .createServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        var _ = serve(server, protocol);
        client.post(challenge.path("url").asText(), "{}").succeeds();
        scene.lookUp();
      }
      JsonNode after = client.challenge(order, 0, "tls-alpn-01");
      return after.path("status").asText().equals("valid")
          ? ""
          : after.path("error").path("detail").asText();
    }
  }

  @Test
  void aHostShowsACertificateWithTheDigest() throws Exception {
    assertThat(errorAfter("a.example.com", "acme-tls/1", true)).isEmpty();
  }

  @Test
  void anotherDigestNameOrProtocolProvesNothing() throws Exception {
    assertThat(errorAfter("a.example.com", "acme-tls/1", false)).contains("digest");
    assertThat(errorAfter("b.example.com", "acme-tls/1", true)).contains("alone");
    assertThat(errorAfter("a.example.com", "", true)).contains("does not speak");
  }
}
