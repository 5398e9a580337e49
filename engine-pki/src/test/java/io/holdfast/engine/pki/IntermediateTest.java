package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntermediateTest {
  private final Bench bench = new Bench();
  private String root = "";

  @BeforeEach
  void authority() {
    root = bench.root().text("data", "certificate");
    bench.mount("int");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String request(Map<String, ?> body) {
    return bench.at("int", "intermediate/generate/internal", body).text("data", "csr");
  }

  @Test
  void aLeafOfAnIntermediateValidatesUpToTheRoot() throws Exception {
    String csr = request(Map.of("common_name", "Int", "key_type", "ec", "key_bits", 384));
    Reply signed =
        bench.done(
            "root/sign-intermediate",
            Map.of("csr", csr, "common_name", "Int", "ttl", "4000h", "max_path_length", 0));
    String between = signed.text("data", "certificate");
    Reply imported =
        bench.at("int", "intermediate/set-signed", Map.of("certificate", between + "\n" + root));
    assertThat(imported.at("data", "imported_issuers")).hasSize(2);
    bench.at("int", "roles/leaf", Map.of("allow_any_name", true, "key_type", "ec"));
    Reply issued = bench.at("int", "issue/leaf", Map.of("common_name", "leaf.example.com"));
    String leaf = issued.text("data", "certificate");
    Verify.chain(
        bench.now(),
        Verify.certificate(root),
        List.of(Verify.certificate(leaf), Verify.certificate(between)));
    Verify.byOpenSsl(bench.now(), root, between, leaf);
    assertThat(issued.at("data", "ca_chain")).hasSize(2);
    Reply short1 =
        bench.at(
            "int",
            "issue/leaf",
            Map.of("common_name", "leaf.example.com", "remove_roots_from_chain", true));
    assertThat(short1.at("data", "ca_chain")).hasSize(1);
    String next = request(Map.of("common_name", "Deeper", "key_type", "ec"));
    Reply refused =
        bench.core().write("int/root/sign-intermediate", Bench.text(Map.of("csr", next)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors().getFirst()).contains("max path length");
  }

  @Test
  void aRevokedIntermediateStandsOnItsIssuersCrlAndIssuesNoMore() {
    String csr =
        bench
            .done("intermediate/generate/internal", Map.of("common_name", "I", "key_type", "ec"))
            .text("data", "csr");
    String between =
        bench
            .done("root/sign-intermediate", Map.of("csr", csr, "common_name", "I"))
            .text("data", "certificate");
    String id =
        bench
            .done("intermediate/set-signed", Map.of("certificate", between))
            .at("data", "imported_issuers")
            .get(0)
            .asText();
    Reply revoked = bench.done("issuer/" + id + "/revoke", Map.of());
    assertThat(revoked.at("data", "revoked").asBoolean()).isTrue();
    assertThat(revoked.text("data", "usage")).doesNotContain("issuing");
    assertThat(Verify.crl(bench.fetch("crl").body()).isRevoked(Verify.certificate(between)))
        .isTrue();
    bench.role("web");
    assertThat(bench.refused("issuer/" + id + "/issue/web", Map.of("common_name", "a.example.com")))
        .contains("issuing-certificates");
  }

  @Test
  void subjectAndExtensionsComeFromTheRequestWhereAsked() {
    String csr =
        request(Map.of("common_name", "From CSR", "key_type", "ec", "add_basic_constraints", true));
    X509Certificate signed =
        Verify.certificate(
            bench
                .done(
                    "root/sign-intermediate",
                    Map.of("csr", csr, "common_name", "Other", "use_csr_values", true))
                .text("data", "certificate"));
    assertThat(signed.getSubjectX500Principal().getName()).isEqualTo("CN=From CSR");
    assertThat(signed.getBasicConstraints()).isPositive();
    X509Certificate named =
        Verify.certificate(
            bench
                .done("root/sign-intermediate", Map.of("csr", csr, "common_name", "Other"))
                .text("data", "certificate"));
    assertThat(named.getSubjectX500Principal().getName()).isEqualTo("CN=Other");
  }

  @Test
  void crossSigningGivesTheSameKeyASecondIssuer() throws Exception {
    bench.at("int", "root/generate/internal", Map.of("common_name", "New", "key_type", "ec"));
    Reply request = bench.at("int", "intermediate/cross-sign", Map.of("common_name", "New"));
    String crossed =
        bench
            .done(
                "root/sign-intermediate",
                Map.of("csr", request.text("data", "csr"), "common_name", "New"))
            .text("data", "certificate");
    bench.at("int", "issuers/import/cert", Map.of("pem_bundle", crossed));
    assertThat(bench.core().list("int/issuers").keys()).hasSize(2);
    bench.at("int", "roles/r", Map.of("allow_any_name", true, "key_type", "ec"));
    String leaf =
        bench.at("int", "issue/r", Map.of("common_name", "x.y")).text("data", "certificate");
    Verify.chain(
        bench.now(),
        Verify.certificate(root),
        List.of(Verify.certificate(leaf), Verify.certificate(crossed)));
  }

  @Test
  void aSelfIssuedRootIsSignedOnceMore() throws Exception {
    String other =
        bench
            .at("int", "root/generate/internal", Map.of("common_name", "Old", "key_type", "ec"))
            .text("data", "certificate");
    X509Certificate signed =
        Verify.certificate(
            bench
                .done("root/sign-self-issued", Map.of("certificate", other))
                .text("data", "certificate"));
    signed.verify(Verify.certificate(root).getPublicKey());
    assertThat(signed.getSerialNumber()).isEqualTo(Verify.certificate(other).getSerialNumber());
    bench.role("web");
    assertThat(
            bench.refused(
                "root/sign-self-issued",
                Map.of("certificate", bench.issue("web").text("data", "certificate"))))
        .contains("not a CA");
  }

  @Test
  void anAuthorityMadeElsewhereIsImportedWithItsKey() throws Exception {
    Reply made =
        bench.at(
            "int", "root/generate/exported", Map.of("common_name", "Elsewhere", "key_type", "rsa"));
    String pem = made.text("data", "private_key") + "\n" + made.text("data", "certificate");
    bench.mount("third");
    Reply imported = bench.at("third", "config/ca", Map.of("pem_bundle", pem));
    assertThat(imported.at("data", "imported_keys")).hasSize(1);
    bench.at("third", "roles/r", Map.of("allow_any_name", true, "key_type", "ec"));
    Verify.certificate(
            bench.at("third", "issue/r", Map.of("common_name", "x.y")).text("data", "certificate"))
        .verify(Verify.certificate(made.text("data", "certificate")).getPublicKey());
    Reply again = bench.at("third", "issuers/import/bundle", Map.of("pem_bundle", pem));
    assertThat(again.at("data", "existing_issuers")).hasSize(1);
    assertThat(again.at("data", "imported_issuers").isNull()).isTrue();
    assertThat(bench.refused("issuers/import/cert", Map.of("pem_bundle", pem)))
        .contains("private keys");
  }

  @Test
  void whatIsNoAuthorityIsNotImported() {
    bench.role("web");
    String leaf = bench.issue("web").text("data", "certificate");
    assertThat(bench.refused("issuers/import/cert", Map.of("pem_bundle", leaf))).contains("non-CA");
    assertThat(bench.refused("issuers/import/bundle", Map.of("pem_bundle", "x")))
        .contains("too short");
  }
}
