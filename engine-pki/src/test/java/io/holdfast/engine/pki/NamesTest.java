package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a role lets through, and what it doesn't. */
class NamesTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void authority() {
    bench.root();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private int status(String role, Map<String, ?> body) {
    return bench.write("issue/" + role, body).status();
  }

  @ParameterizedTest
  @CsvSource({
    "a.example.com, 200",
    "x.y.example.com, 200",
    "*.example.com, 200",
    "www*.example.com, 200",
    "localhost, 200",
    "a.localhost, 200",
    "A.EXAMPLE.com, 200",
    "user@a.example.com, 200",
    "example.com, 400",
    "notexample.com, 400",
    "example.com.evil.org, 400",
    "*.*.example.com, 400",
    "a.*.example.com, 400",
    "**.example.com, 400",
    "user@*.example.com, 400",
    "a@b@c.example.com, 400",
    "a_b.example.com, 400",
    "-a.example.com, 400",
    "a..example.com, 400",
    ".example.com, 400",
    "*, 400",
    "evil.org, 400",
  })
  void subdomainsAreAllowedAndNothingElse(String name, int status) {
    bench.role("web");
    assertThat(status("web", Map.of("common_name", name))).isEqualTo(status);
    assertThat(status("web", Map.of("common_name", "ok.example.com", "alt_names", name)))
        .isEqualTo(status);
  }

  @Test
  void bareDomainsGlobsAndWildcardsAreSwitches() {
    bench.role("bare", Map.of("allowed_domains", "example.com", "allow_bare_domains", true));
    assertThat(status("bare", Map.of("common_name", "example.com"))).isEqualTo(200);
    assertThat(status("bare", Map.of("common_name", "a.example.com"))).isEqualTo(400);
    bench.role("glob", Map.of("allowed_domains", "ftp*.example.com", "allow_glob_domains", true));
    assertThat(status("glob", Map.of("common_name", "ftp1.example.com"))).isEqualTo(200);
    assertThat(status("glob", Map.of("common_name", "web1.example.com"))).isEqualTo(400);
    bench.role(
        "tame",
        Map.of(
            "allowed_domains", "example.com",
            "allow_subdomains", true,
            "allow_wildcard_certificates", false,
            "allow_localhost", false));
    assertThat(status("tame", Map.of("common_name", "*.example.com"))).isEqualTo(400);
    assertThat(status("tame", Map.of("common_name", "localhost"))).isEqualTo(400);
  }

  @Test
  void anyNameStillHasToBeAHostNameUnlessThatIsSwitchedOff() {
    bench.role("any", Map.of("allow_any_name", true));
    assertThat(status("any", Map.of("common_name", "any.thing"))).isEqualTo(200);
    assertThat(status("any", Map.of("common_name", "Jane Doe"))).isEqualTo(400);
    bench.role(
        "people",
        Map.of("allow_any_name", true, "enforce_hostnames", false, "cn_validations", "disabled"));
    Reply issued = bench.done("issue/people", Map.of("common_name", "Jane Doe"));
    assertThat(
            Verify.certificate(issued.text("data", "certificate"))
                .getSubjectX500Principal()
                .getName())
        .isEqualTo("CN=Jane Doe");
  }

  @Test
  void aCommonNameIsNeededUnlessTheRoleSaysOtherwise() throws Exception {
    bench.role("web");
    assertThat(bench.refused("issue/web", Map.of("alt_names", "a.example.com")))
        .contains("common_name");
    bench.role(
        "nocn",
        Map.of("allowed_domains", "example.com", "allow_subdomains", true, "require_cn", false));
    var leaf =
        Verify.certificate(
            bench
                .done("issue/nocn", Map.of("alt_names", "a.example.com"))
                .text("data", "certificate"));
    assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
    assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.17");
  }

  @Test
  void commonNamesCanBeHeldToEmailAddresses() {
    bench.role("mail", Map.of("allow_any_name", true, "cn_validations", "email"));
    assertThat(status("mail", Map.of("common_name", "a@example.com"))).isEqualTo(200);
    assertThat(status("mail", Map.of("common_name", "example.com"))).isEqualTo(400);
  }

  @Test
  void addressesUrisOtherNamesAndUserIdsAreAllowedByPatterns() {
    bench.role(
        "r",
        Map.of(
            "allow_any_name", true,
            "allowed_ip_sans_cidr", "10.0.0.0/8",
            "allowed_uri_sans", "spiffe://example.com/*",
            "allowed_other_sans", "1.3.6.1.4.1.311.20.2.3;UTF8:*@example.com",
            "allowed_serial_numbers", "SN*",
            "allowed_user_ids", "u-*"));
    Map<String, Object> good =
        Map.of(
            "common_name", "a.b",
            "ip_sans", "10.1.2.3",
            "uri_sans", "spiffe://example.com/web",
            "other_sans", "1.3.6.1.4.1.311.20.2.3;UTF8:jane@example.com",
            "serial_number", "SN7",
            "user_ids", "u-1");
    assertThat(status("r", good)).isEqualTo(200);
    for (Map.Entry<String, String> bad :
        Map.of(
                "ip_sans", "11.1.2.3",
                "uri_sans", "spiffe://evil.org/web",
                "other_sans", "1.3.6.1.4.1.311.20.2.3;UTF8:jane@evil.org",
                "serial_number", "X7",
                "user_ids", "root")
            .entrySet()) {
      var body = new HashMap<String, Object>(good);
      body.put(bad.getKey(), bad.getValue());
      assertThat(status("r", body)).as(bad.getKey()).isEqualTo(400);
    }
    bench.role("none", Map.of("allow_any_name", true, "allow_ip_sans", false));
    assertThat(status("none", Map.of("common_name", "a.b", "ip_sans", "10.1.2.3"))).isEqualTo(400);
    assertThat(status("none", Map.of("common_name", "a.b", "uri_sans", "urn:x"))).isEqualTo(400);
  }

  @Test
  void aTemplateThatCannotBeFilledAllowsNothing() {
    bench.role(
        "t",
        Map.of(
            "allowed_domains", List.of("{{identity.entity.name}}.example.com"),
            "allowed_domains_template", true,
            "allow_bare_domains", true));
    assertThat(status("t", Map.of("common_name", "alice.example.com"))).isEqualTo(400);
    assertThat(status("t", Map.of("common_name", "{{identity.entity.name}}.example.com")))
        .isEqualTo(400);
  }

  @Test
  void wrongRolesAreRefusedWithTheFieldAndTheFix() {
    assertThat(bench.refused("roles/r", Map.of("key_type", "dsa"))).contains("rsa, ec");
    assertThat(bench.refused("roles/r", Map.of("key_bits", 1024))).contains("2048");
    assertThat(bench.refused("roles/r", Map.of("ttl", "9h", "max_ttl", "1h"))).contains("max_ttl");
    assertThat(bench.refused("roles/r", Map.of("key_usage", "Flying"))).contains("CertSign");
    assertThat(bench.refused("roles/r", Map.of("ext_key_usage", "Flying"))).contains("serverauth");
    assertThat(bench.refused("roles/r", Map.of("ext_key_usage_oids", "x"))).contains("1.3.6.1");
    assertThat(bench.refused("roles/r", Map.of("cn_validations", "x"))).contains("hostname");
    assertThat(bench.refused("roles/r", Map.of("allowed_ip_sans_cidr", "x"))).contains("10.0.0.0");
    assertThat(bench.refused("roles/r", Map.of("not_after", "soon"))).contains("RFC 3339");
    assertThat(bench.refused("roles/r", Map.of("signature_bits", 7))).contains("512");
  }

  @Test
  void patchingARoleKeepsTheRestAndWritingResetsIt() {
    bench.role("web", Map.of("max_ttl", "72h", "allow_subdomains", true));
    bench.core().send(Operation.PATCH, "pki/roles/web", "{\"max_ttl\":\"36h\"}", TestCore.ROOT);
    assertThat(bench.read("roles/web").at("data", "max_ttl").asLong()).isEqualTo(36 * 3600);
    assertThat(bench.read("roles/web").at("data", "allow_subdomains").asBoolean()).isTrue();
    bench.done("roles/web", Map.of());
    assertThat(bench.read("roles/web").at("data", "allow_subdomains").asBoolean()).isFalse();
    assertThat(bench.core().delete("pki/roles/web").status()).isEqualTo(204);
    assertThat(bench.read("roles/web").status()).isEqualTo(404);
  }
}
