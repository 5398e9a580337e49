package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aServersCertificateValidatesAgainstTheRoot() throws Exception {
    String root = bench.root().text("data", "certificate");
    bench.role("web");
    Reply issued =
        bench.done(
            "issue/web",
            Map.of(
                "common_name", "a.example.com",
                "alt_names", "b.example.com",
                "ip_sans", "10.0.0.1,2001:db8::1"));
    String pem = issued.text("data", "certificate");
    X509Certificate leaf = Verify.certificate(pem);
    Verify.chain(bench.now(), Verify.certificate(root), List.of(leaf));
    Verify.byOpenSsl(bench.now(), root, "", pem);
    assertThat(Verify.names(leaf))
        .containsExactly(
            "2:a.example.com", "2:b.example.com", "7:10.0.0.1", "7:2001:db8:0:0:0:0:0:1");
    assertThat(leaf.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getNotAfter().toInstant().getEpochSecond())
        .isEqualTo(bench.now().plus(Duration.ofHours(24)).getEpochSecond())
        .isEqualTo(issued.at("data", "expiration").asLong());
  }

  @ParameterizedTest
  @CsvSource({"rsa, 2048, RSA", "ec, 256, EC", "ec, 521, EC", "ed25519, 0, Ed25519"})
  void theKeyThatIsAnsweredIsTheCertificates(String type, int bits, String algorithm)
      throws Exception {
    bench.root();
    bench.role("r", Map.of("allow_any_name", true, "key_type", type, "key_bits", bits));
    Reply issued =
        bench.done(
            "issue/r", Map.of("common_name", "a.example.com", "private_key_format", "pkcs8"));
    String pem = issued.text("data", "private_key");
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    String scheme =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    Signature signer = Signature.getInstance(scheme);
    signer.initSign(key);
    signer.update(new byte[] {1, 2, 3});
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(scheme);
    verifier.initVerify(Verify.certificate(issued.text("data", "certificate")).getPublicKey());
    verifier.update(new byte[] {1, 2, 3});
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(issued.text("data", "private_key_type")).isEqualTo(type);
  }

  @Test
  void theOlderFormOfAKeyIsReadByOpenSslAndABundleHoldsAll() {
    bench.root();
    bench.role("web");
    Reply issued =
        bench.done("issue/web", Map.of("common_name", "a.example.com", "format", "pem_bundle"));
    String bundle = issued.text("data", "certificate");
    assertThat(bundle).startsWith("-----BEGIN EC PRIVATE KEY-----");
    assertThat(bundle.split("BEGIN CERTIFICATE")).hasSize(3);
    Reply der = bench.done("issue/web", Map.of("common_name", "a.example.com", "format", "der"));
    assertThat(
            Verify.certificate(Base64.getDecoder().decode(der.text("data", "certificate")))
                .getSubjectX500Principal()
                .getName())
        .isEqualTo("CN=a.example.com");
  }

  @Test
  void serialNumbersAreRandomAndOfTwentyBytesAtMost() {
    bench.root();
    bench.role("web");
    Set<String> serials = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      String serial = bench.issue("web").text("data", "serial_number");
      assertThat(serial).matches("[0-9a-f]{2}(:[0-9a-f]{2}){10,19}");
      serials.add(serial);
    }
    assertThat(serials).hasSize(20);
  }

  @Test
  void aStoredCertificateIsReadWithColonsOrHyphensAndWithoutAToken() {
    bench.root();
    bench.role("web");
    Reply issued = bench.issue("web");
    String serial = issued.text("data", "serial_number");
    String pem = issued.text("data", "certificate");
    assertThat(bench.core().read("pki/cert/" + serial, "").text("data", "certificate"))
        .isEqualTo(pem);
    assertThat(
            bench
                .core()
                .read("pki/cert/" + serial.replace(':', '-'), "")
                .text("data", "certificate"))
        .isEqualTo(pem);
    assertThat(bench.fetch("cert/" + serial + "/raw/pem").body()).asString().isEqualTo(pem);
    assertThat(bench.core().read("pki/cert/11:22", "").status()).isEqualTo(404);
  }

  @Test
  void aRoleThatDoesNotStoreLeavesNothingBehind() {
    String root = bench.root().text("data", "serial_number");
    bench.role("brief", Map.of("allow_any_name", true, "no_store", true, "generate_lease", true));
    Reply issued = bench.issue("brief");
    assertThat(issued.text("lease_id")).isEmpty();
    assertThat(bench.core().list("pki/certs").keys()).containsExactly(root);
  }

  @Test
  void aLifetimeIsCutToTheRolesMaximumWithAWarning() {
    bench.root();
    bench.role("web", Map.of("allow_any_name", true, "max_ttl", "48h"));
    Reply issued = bench.done("issue/web", Map.of("common_name", "a.b", "ttl", "100h"));
    assertThat(issued.warnings()).anyMatch(line -> line.contains("maxTTL"));
    assertThat(issued.at("data", "expiration").asLong())
        .isEqualTo(bench.now().plus(Duration.ofDays(2)).getEpochSecond());
  }

  @Test
  void whatWouldOutliveItsIssuerIsRefusedCutOrIssuedAsTheIssuerSays() {
    long end =
        bench
            .done(
                "root/generate/internal",
                Map.of("common_name", "R", "key_type", "ec", "ttl", "10h"))
            .at("data", "expiration")
            .asLong();
    bench.role("web", Map.of("allow_any_name", true));
    Map<String, String> wish = Map.of("common_name", "a.b", "ttl", "20h");
    assertThat(bench.refused("issue/web", wish)).contains("leaf_not_after_behavior");
    bench.done("issuer/default", Map.of("leaf_not_after_behavior", "truncate"));
    assertThat(bench.done("issue/web", wish).at("data", "expiration").asLong()).isEqualTo(end);
    bench.done("issuer/default", Map.of("leaf_not_after_behavior", "permit"));
    assertThat(bench.done("issue/web", wish).at("data", "expiration").asLong())
        .isEqualTo(bench.now().plus(Duration.ofHours(20)).getEpochSecond());
  }

  @Test
  void anIssuerIssuesOnlyWhatItsUsageAllows() {
    bench.root();
    bench.role("web");
    bench.done("issuer/default", Map.of("usage", "read-only,crl-signing"));
    assertThat(bench.refused("issue/web", Map.of("common_name", "a.example.com")))
        .contains("issuing-certificates");
  }

  @Test
  void aRoleOfAnotherIssuerIssuesByIt() throws Exception {
    bench.root();
    Reply second =
        bench.done(
            "root/generate/internal",
            Map.of("common_name", "Second", "key_type", "ec", "issuer_name", "second"));
    bench.role("r", Map.of("allow_any_name", true, "issuer_ref", "second"));
    var issuer = Verify.certificate(second.text("data", "certificate"));
    Verify.certificate(bench.issue("r").text("data", "certificate")).verify(issuer.getPublicKey());
    bench.role("d", Map.of("allow_any_name", true));
    Verify.certificate(
            bench
                .done("issuer/second/issue/d", Map.of("common_name", "x"))
                .text("data", "certificate"))
        .verify(issuer.getPublicKey());
  }

  @Test
  void urlsOfTheMountAndOfTheIssuerShowInCertificates() {
    String id = bench.root().text("data", "issuer_id");
    bench.role("web");
    bench.done("config/cluster", Map.of("aia_path", "http://ca.example.com/v1/pki"));
    bench.done(
        "config/urls",
        Map.of(
            "issuing_certificates", "{{cluster_aia_path}}/issuer/{{issuer_id}}/der",
            "crl_distribution_points", "http://crl.example.com",
            "ocsp_servers", "http://ocsp.example.com",
            "enable_templating", true));
    X509Certificate leaf = Verify.certificate(bench.issue("web").text("data", "certificate"));
    assertThat(new String(leaf.getExtensionValue("1.3.6.1.5.5.7.1.1"), ISO_8859_1))
        .contains("http://ca.example.com/v1/pki/issuer/" + id + "/der")
        .contains("http://ocsp.example.com");
    bench.done("issuer/default", Map.of("crl_distribution_points", "http://own.example.com"));
    X509Certificate own = Verify.certificate(bench.issue("web").text("data", "certificate"));
    assertThat(new String(own.getExtensionValue("2.5.29.31"), ISO_8859_1))
        .contains("http://own.example.com");
    assertThat(own.getExtensionValue("1.3.6.1.5.5.7.1.1")).isNull();
  }

  @Test
  void policiesUsagesAndSubjectComeFromTheRole() throws Exception {
    bench.root();
    bench.role(
        "r",
        Map.of(
            "allow_any_name",
            true,
            "server_flag",
            false,
            "client_flag",
            false,
            "code_signing_flag",
            true,
            "ext_key_usage_oids",
            "1.3.6.1.4.1.311.20.2.2",
            "key_usage",
            "DigitalSignature",
            "policy_identifiers",
            List.of(
                "1.3.6.1.4.1.7.8",
                Map.of("oid", "1.3.6.1.4.1.7.9", "cps", "http://cps.example.com")),
            "organization",
            "Acme",
            "basic_constraints_valid_for_non_ca",
            true,
            "not_before_duration",
            "1h"));
    X509Certificate leaf = Verify.certificate(bench.issue("r").text("data", "certificate"));
    assertThat(leaf.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.3", "1.3.6.1.4.1.311.20.2.2");
    assertThat(leaf.getKeyUsage()).startsWith(true, false, false);
    assertThat(leaf.getExtensionValue("2.5.29.32")).isNotNull();
    assertThat(leaf.getExtensionValue("2.5.29.19")).as("basic constraints").isNotNull();
    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=a.example.com,O=Acme");
    assertThat(leaf.getNotBefore().toInstant().getEpochSecond())
        .isEqualTo(bench.now().minus(Duration.ofHours(1)).getEpochSecond());
  }
}
