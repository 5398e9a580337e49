package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver of notices is believed if its certificate is of an authority that was configured. */
class NoticesOverTlsTest {
  private static final String WORD = "changeit";

  @TempDir private Path directory;

  /** A key with a certificate for this machine, made by the JDK's own tool. */
  private KeyStore keys() throws Exception {
    Path file = directory.resolve("keys.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "here",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=here",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                WORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, WORD.toCharArray());
    }
    return store;
  }

  private static SSLContext tls(KeyStore keys) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(KeyStore keys) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getCertificate("here").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  void onlyAReceiverOfTheConfiguredAuthorityGetsANotice() throws Exception {
    KeyStore keys = keys();
    try (TestCore core = Committee.started();
        Receiver receiver = Receiver.secure(tls(keys))) {
      Committee people = new Committee(core);
      people.policy(
          "guarded",
          Committee.guarded("probe/*", "\"read\"", Committee.factor("m", "managers", 1)));
      var settings =
          Json.object()
              .put("notice_url", receiver.address("/hook"))
              .put("notice_secret", "a secret of the webhook");
      core.write("sys/config/control-group", settings.toString());
      people.ask(people.token("alice", "guarded"));
      core.keepHouse();
      assertThat(receiver.received()).isEmpty();
      assertThat(core.read("sys/config/control-group").data("notice_last_failure").asText())
          .startsWith("TLS failed");

      settings.put("notice_ca_cert", pem(keys));
      core.write("sys/config/control-group", settings.toString());
      core.later(Duration.ofSeconds(11));
      assertThat(receiver.received()).hasSize(1);
    }
  }
}
