package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, 2048, SHA256withRSA",
    "ec, 256, SHA256withECDSA",
    "ec, 384, SHA384withECDSA",
    "ec, 521, SHA512withECDSA",
    "ed25519, 0, Ed25519",
  })
  void aRootOfEachKindVerifiesWithItsOwnKey(String type, int bits, String algorithm)
      throws Exception {
    Reply made =
        bench.done(
            "root/generate/internal",
            Map.of("common_name", "R", "key_type", type, "key_bits", bits, "ttl", "1000h"));
    String pem = made.text("data", "certificate");
    X509Certificate root = Verify.certificate(pem);
    root.verify(root.getPublicKey());
    assertThat(root.getSigAlgName()).isEqualTo(algorithm);
    assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(root.getKeyUsage()[5]).as("keyCertSign").isTrue();
    assertThat(root.getKeyUsage()[6]).as("cRLSign").isTrue();
    Verify.byOpenSsl(bench.now(), pem, "", pem);
    X509CRL crl = Verify.crl(bench.fetch("crl").body());
    crl.verify(root.getPublicKey());
  }

  @Test
  void aRootOnP224VerifiesByOpenSsl() {
    String pem =
        bench
            .done(
                "root/generate/internal",
                Map.of("common_name", "R", "key_type", "ec", "key_bits", 224, "ttl", "10h"))
            .text("data", "certificate");
    Verify.byOpenSsl(bench.now(), pem, "", pem);
  }

  @Test
  void pssSignsRootAndLeaves() throws Exception {
    String pem =
        bench
            .done(
                "root/generate/internal",
                Map.of("common_name", "R", "use_pss", true, "signature_bits", 384, "ttl", "100h"))
            .text("data", "certificate");
    X509Certificate root = Verify.certificate(pem);
    assertThat(root.getSigAlgName()).isEqualTo("RSASSA-PSS");
    root.verify(root.getPublicKey());
    bench.role("r", Map.of("allow_any_name", true, "use_pss", true));
    String leaf = bench.issue("r").text("data", "certificate");
    Verify.certificate(leaf).verify(root.getPublicKey());
    Verify.byOpenSsl(bench.now(), pem, "", leaf);
  }

  @Test
  void subjectAndLifetimeAreAsAsked() {
    X509Certificate root =
        Verify.certificate(
            bench
                .done(
                    "root/generate/internal",
                    Map.of(
                        "common_name", "Acme Root",
                        "organization", "Acme",
                        "country", List.of("CH"),
                        "key_type", "ec",
                        "ttl", "30h",
                        "max_path_length", 1,
                        "permitted_dns_domains", "example.com"))
                .text("data", "certificate"));
    assertThat(root.getSubjectX500Principal().getName()).isEqualTo("CN=Acme Root,O=Acme,C=CH");
    assertThat(root.getNotAfter().toInstant().getEpochSecond())
        .isEqualTo(bench.now().plus(Duration.ofHours(30)).getEpochSecond());
    assertThat(root.getNotBefore().toInstant().getEpochSecond())
        .isEqualTo(bench.now().minusSeconds(30).getEpochSecond());
    assertThat(root.getBasicConstraints()).isEqualTo(1);
    assertThat(root.getExtensionValue("2.5.29.30")).as("name constraints").isNotNull();
  }

  @Test
  void aPrivateKeyIsShownOnlyWhenItIsExportedAndNeverAgain() {
    Reply kept = bench.root();
    assertThat(kept.body().toString()).doesNotContain("PRIVATE KEY");
    Reply shown =
        bench.done("root/generate/exported", Map.of("common_name", "E", "key_type", "ec"));
    assertThat(shown.text("data", "private_key")).startsWith("-----BEGIN EC PRIVATE KEY-----");
    String id = shown.text("data", "key_id");
    assertThat(bench.read("key/" + id).body().toString()).doesNotContain("PRIVATE");
    assertThat(bench.read("issuer/" + shown.text("data", "issuer_id")).body().toString())
        .doesNotContain("PRIVATE");
    assertThat(bench.core().list("pki/keys").body().toString()).doesNotContain("PRIVATE");
  }

  @Test
  void aKmsIsRefusedWithWhatToUseInstead() {
    assertThat(bench.refused("root/generate/kms", Map.of("common_name", "x"))).contains("internal");
  }

  @Test
  void aSecondRootLeavesTheDefaultUntilItReplacesIt() {
    String first = bench.root().text("data", "issuer_id");
    String next =
        bench
            .done("root/rotate/internal", Map.of("common_name", "N", "key_type", "ec"))
            .text("data", "issuer_id");
    assertThat(bench.read("config/issuers").text("data", "default")).isEqualTo(first);
    bench.done("root/replace", Map.of());
    assertThat(bench.read("config/issuers").text("data", "default")).isEqualTo(next);
    assertThat(bench.read("issuer/next").text("data", "issuer_id")).isEqualTo(next);
  }

  @Test
  void namesOfIssuersAndKeysAreTakenOnce() {
    Map<String, String> body =
        Map.of("common_name", "a", "key_type", "ec", "issuer_name", "one", "key_name", "k");
    bench.done("root/generate/internal", body);
    assertThat(bench.refused("root/generate/internal", body)).contains("issuer");
    assertThat(bench.refused("keys/generate/internal", Map.of("key_type", "ec", "key_name", "k")))
        .contains("key_name");
    assertThat(
            bench.refused(
                "root/generate/internal", Map.of("common_name", "b", "issuer_name", "default")))
        .contains("reserved");
  }

  @Test
  void anExistingKeySignsAnotherRoot() throws Exception {
    Reply first = bench.root();
    Reply again =
        bench.done(
            "root/generate/existing",
            Map.of("common_name", "Again", "key_ref", first.text("data", "key_id"), "ttl", "9h"));
    X509Certificate root = Verify.certificate(again.text("data", "certificate"));
    root.verify(Verify.certificate(first.text("data", "certificate")).getPublicKey());
    assertThat(again.text("data", "key_id")).isEqualTo(first.text("data", "key_id"));
  }

  @Test
  void aKeyIsKeptOrAlsoShownAndNoneIsOfAKms() {
    Reply kept = bench.done("keys/generate/internal", Map.of("key_type", "ec"));
    assertThat(kept.data("private_key").isMissingNode()).isTrue();
    Reply shown = bench.done("keys/generate/exported", Map.of("key_type", "ec"));
    assertThat(shown.data("private_key").asText()).contains("PRIVATE KEY");
    assertThat(bench.refused("keys/generate/kms", Map.of())).contains("KMS");
  }

  @Test
  void aKeyInUseStaysAndAFreeOneGoes() {
    String used = bench.root().text("data", "key_id");
    String free =
        bench.done("keys/generate/internal", Map.of("key_type", "ec")).text("data", "key_id");
    assertThat(bench.core().delete("pki/key/" + used).status()).isEqualTo(400);
    assertThat(bench.core().delete("pki/key/" + free).status()).isEqualTo(204);
    assertThat(bench.core().list("pki/keys").keys()).containsExactly(used);
  }

  @Test
  void filesOfTheDefaultIssuerNeedNoToken() {
    assertThat(bench.fetch("ca").status()).isEqualTo(204);
    String pem = bench.root().text("data", "certificate");
    assertThat(new String(bench.fetch("ca/pem").body(), US_ASCII)).isEqualTo(pem);
    assertThat(Verify.certificate(bench.fetch("ca").body())).isEqualTo(Verify.certificate(pem));
    assertThat(new String(bench.fetch("issuer/default/pem").body(), US_ASCII)).isEqualTo(pem);
    assertThat(bench.fetch("ca_chain").status()).isEqualTo(200);
    assertThat(bench.core().read("pki/roles/x", "").status()).isEqualTo(403);
  }

  @Test
  void aRootWithoutANameGetsOneWithAWarning() {
    Reply made = bench.done("root/generate/internal", Map.of("key_type", "ec"));
    assertThat(made.warnings()).anyMatch(line -> line.contains("common_name"));
    assertThat(
            Verify.certificate(made.text("data", "certificate"))
                .getSubjectX500Principal()
                .getName())
        .isEqualTo("CN=pki root");
  }

  @Test
  void deletingTheRootLeavesNoIssuerAndNoKey() {
    bench.root();
    assertThat(bench.core().delete("pki/root").warnings()).isNotEmpty();
    assertThat(bench.core().list("pki/issuers").status()).isEqualTo(404);
    assertThat(bench.core().list("pki/keys").status()).isEqualTo(404);
    assertThat(bench.read("issuer/default").status()).isEqualTo(400);
  }
}
