package io.holdfast.auth.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RolesTest {
  private static final TestAuthority CA = TestAuthority.root("Clients CA");

  private final CertMount cert = new CertMount();

  @AfterEach
  void close() {
    cert.close();
  }

  @Test
  void aRoleIsReadAsItWasWrittenWithWhatWasNotSetAsNull() {
    cert.role(
        "Web",
        CA.pem(),
        "{\"allowed_dns_sans\":\"a,b\",\"required_extensions\":[\"1.2.3:x*\"],\"token_ttl\":60}");
    Reply read = cert.core.read("auth/cert/certs/web");
    assertThat(read.data("allowed_dns_sans").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(read.data("allowed_common_names").isNull()).isTrue();
    assertThat(read.data("display_name").asText()).isEqualTo("web");
    assertThat(read.data("certificate").asText()).isEqualTo(CA.pem());
    assertThat(read.data().has("ocsp_max_retries")).isFalse();
    cert.core.write(
        "auth/cert/certs/web", "{\"ocsp_max_retries\":2,\"ocsp_this_update_max_age\":\"1h\"}");
    Reply after = cert.core.read("auth/cert/certs/web");
    assertThat(after.data("ocsp_max_retries").asInt()).isEqualTo(2);
    assertThat(after.data("ocsp_this_update_max_age").asInt()).isEqualTo(3600);
    assertThat(after.data("token_ttl").asInt()).isEqualTo(60);
    assertThat(cert.core.list("auth/cert/certs").keys()).containsExactly("web");
    cert.core.delete("auth/cert/certs/web");
    assertThat(cert.core.read("auth/cert/certs/web").status()).isEqualTo(404);
  }

  @Test
  void theOldestNameOfTheLifetimeIsStillTaken() {
    cert.role("web", CA.pem(), "{\"lease\":120}");
    assertThat(cert.core.read("auth/cert/certs/web").data("ttl").asInt()).isEqualTo(120);
    cert.role("web", CA.pem(), "{\"lease\":120,\"token_ttl\":60}");
    assertThat(cert.core.read("auth/cert/certs/web").data("token_ttl").asInt()).isEqualTo(60);
  }

  @Test
  void whatCannotWorkIsRefused() {
    String[] wrong = {
      "{\"ocsp_servers_override\":\"ldap://x\"}",
      "{\"ocsp_ca_certificates\":\"nonsense\"}",
      "{\"ocsp_max_retries\":-1}",
      "{\"allowed_metadata_extensions\":\"subject\"}",
      "{\"token_type\":\"batch\",\"token_period\":5}"
    };
    for (String json : wrong) {
      assertThat(cert.role("bad", CA.pem(), json).status()).as(json).isEqualTo(400);
    }
    assertThat(cert.role("bad", "", "{}").status()).isEqualTo(400);
    assertThat(cert.role("bad", TestAuthority.pem("CERTIFICATE", new byte[3]), "{}").status())
        .isEqualTo(400);
  }

  @Test
  void theConfigurationKeepsWhatItIsNotTold() {
    cert.core.write("auth/cert/config", "{\"disable_binding\":true}");
    cert.core.write("auth/cert/config", "{\"ocsp_cache_size\":50,\"role_cache_size\":-1}");
    assertThat(cert.core.read("auth/cert/config").data().toString())
        .isEqualTo(
            "{\"disable_binding\":true,\"enable_identity_alias_metadata\":false,"
                + "\"ocsp_cache_size\":50,\"role_cache_size\":-1}");
    assertThat(cert.core.write("auth/cert/config", "{\"ocsp_cache_size\":1}").status())
        .isEqualTo(400);
  }
}
