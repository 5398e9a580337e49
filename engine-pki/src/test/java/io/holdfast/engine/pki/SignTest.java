package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignTest {
  private final Bench bench = new Bench();
  private String root = "";

  @BeforeEach
  void authority() {
    root = bench.root().text("data", "certificate");
    bench.mount("csr");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** A request made by another mount; any maker of PKCS#10 would do. */
  private String request(Map<String, ?> body) {
    return bench.at("csr", "intermediate/generate/internal", body).text("data", "csr");
  }

  private X509Certificate sign(String path, Map<String, ?> body) {
    return Verify.certificate(bench.done(path, body).text("data", "certificate"));
  }

  @Test
  void aRequestIsSignedWithItsOwnNamesAndKey() throws Exception {
    bench.role("web");
    String csr =
        request(
            Map.of(
                "common_name",
                "app.example.com",
                "alt_names",
                "www.example.com",
                "key_type",
                "ec"));
    X509Certificate leaf = sign("sign/web", Map.of("csr", csr));
    Verify.chain(bench.now(), Verify.certificate(root), List.of(leaf));
    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=app.example.com");
    assertThat(Verify.names(leaf))
        .containsExactlyInAnyOrder("2:app.example.com", "2:www.example.com");
  }

  @Test
  void aRequestForANameThatIsNotAllowedIsRefused() {
    bench.role("web");
    String evil = request(Map.of("common_name", "evil.test", "key_type", "ec"));
    assertThat(bench.refused("sign/web", Map.of("csr", evil))).contains("evil.test");
    String hidden =
        request(Map.of("common_name", "a.example.com", "alt_names", "evil.test", "key_type", "ec"));
    assertThat(bench.refused("sign/web", Map.of("csr", hidden))).contains("evil.test");
    assertThat(bench.refused("sign/web", Map.of("csr", "no csr"))).contains("no data");
    assertThat(bench.refused("sign/web", Map.of())).contains("empty");
  }

  @Test
  void aRequestThatItsKeyDidNotSignIsRefused() {
    bench.role("web");
    String csr = request(Map.of("common_name", "a.example.com", "key_type", "ec"));
    int at = csr.indexOf("-----END") - 12;
    char changed = csr.charAt(at) == 'A' ? 'B' : 'A';
    String spoilt = csr.substring(0, at) + changed + csr.substring(at + 1);
    assertThat(bench.refused("sign/web", Map.of("csr", spoilt))).contains("csr");
  }

  @Test
  void theRolesNamesWinWhereItDoesNotUseTheRequests() throws Exception {
    bench.role(
        "r", Map.of("allow_any_name", true, "use_csr_common_name", false, "use_csr_sans", false));
    String csr =
        request(Map.of("common_name", "in.csr", "alt_names", "also.csr", "key_type", "ec"));
    X509Certificate leaf = sign("sign/r", Map.of("csr", csr, "common_name", "given.example.com"));
    assertThat(Verify.names(leaf)).containsExactly("2:given.example.com");
  }

  @Test
  void theKeyMustBeOfTheRolesTypeAndSize() {
    bench.role("big", Map.of("allow_any_name", true, "key_bits", 384));
    assertThat(
            bench.refused(
                "sign/big", Map.of("csr", request(Map.of("common_name", "a.b", "key_type", "ec")))))
        .contains("384");
    assertThat(
            bench.refused(
                "sign/big",
                Map.of("csr", request(Map.of("common_name", "a.b", "key_type", "ed25519")))))
        .contains("type ec");
    bench.role("any", Map.of("allow_any_name", true, "key_type", "any"));
    sign("sign/any", Map.of("csr", request(Map.of("common_name", "a.b", "key_type", "ed25519"))));
    sign("sign/any", Map.of("csr", request(Map.of("common_name", "a.b", "key_type", "rsa"))));
    assertThat(bench.refused("issue/any", Map.of("common_name", "a.b"))).contains("key_type");
    bench.done("issue/any", Map.of("common_name", "a.b", "key_type", "ec"));
  }

  @Test
  void verbatimTakesTheRequestAsItIsButMakesNoAuthority() throws Exception {
    String csr =
        request(
            Map.of(
                "common_name", "Jane Doe",
                "organization", "Acme",
                "alt_names", "x.test",
                "add_basic_constraints", true,
                "key_type", "ec"));
    Reply signed = bench.done("sign-verbatim", Map.of("csr", csr, "ttl", "1h"));
    assertThat(signed.warnings()).anyMatch(line -> line.contains("Basic Constraints"));
    X509Certificate leaf = Verify.certificate(signed.text("data", "certificate"));
    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=Jane Doe,O=Acme");
    assertThat(Verify.names(leaf)).containsExactly("2:x.test");
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    bench.role("short", Map.of("max_ttl", "2h", "ttl", "1h"));
    assertThat(
            bench
                .done("sign-verbatim/short", Map.of("csr", csr, "ttl", "9h"))
                .at("data", "expiration")
                .asLong())
        .isEqualTo(bench.now().plusSeconds(7200).getEpochSecond());
    assertThat(bench.refused("sign-verbatim/nope", Map.of("csr", csr))).contains("unknown role");
  }
}
