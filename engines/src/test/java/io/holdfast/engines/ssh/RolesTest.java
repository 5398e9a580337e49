package io.holdfast.engines.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RolesTest {
  private final Ssh ssh = new Ssh();

  @AfterEach
  void close() {
    ssh.close();
  }

  @Test
  void aRoleOfPasswordsShowsItsSixFields() {
    ssh.done("roles/otp", "{'key_type':'OTP','default_user':'root','port':0,'cidr_list':''}");
    assertThat(ssh.get("roles/otp").data().toString())
        .isEqualTo(
            "{\"allowed_users\":\"\",\"cidr_list\":\"\",\"default_user\":\"root\","
                + "\"exclude_cidr_list\":\"\",\"key_type\":\"otp\",\"port\":22}");
  }

  @Test
  void aRoleOfCertificatesShowsWhatWasWrittenAndDefaults() {
    ssh.userRole(
        "ca",
        ",'ttl':'30m','max_ttl':7200,'allowed_users':'a, b','default_extensions':{'permit-pty':''}");
    Reply role = ssh.get("roles/ca");
    assertThat(role.data()).hasSize(27);
    assertThat(role.data("ttl").asInt()).isEqualTo(1800);
    assertThat(role.data("max_ttl").asInt()).isEqualTo(7200);
    assertThat(role.data("not_before_duration").asInt()).isEqualTo(30);
    assertThat(role.data("allowed_users").asText()).isEqualTo("a, b");
    assertThat(role.data("algorithm_signer").asText()).isEqualTo("default");
    assertThat(role.data("issuer_ref").asText()).isEqualTo("default");
    assertThat(role.data("allow_empty_principals").asBoolean(true)).isFalse();
    assertThat(role.data("default_extensions").toString()).isEqualTo("{\"permit-pty\":\"\"}");
    assertThat(role.data("default_critical_options").toString()).isEqualTo("{}");
    assertThat(role.data("allowed_user_key_lengths").toString()).isEqualTo("{}");
  }

  @Test
  void writingAgainReplacesTheWholeRole() {
    ssh.userRole("ca", ",'ttl':'30m','allowed_users':'a'");
    ssh.userRole("ca", "");
    assertThat(ssh.get("roles/ca").data("allowed_users").asText()).isEmpty();
    assertThat(ssh.get("roles/ca").data("ttl").asInt()).isZero();
    ssh.done("roles/ca", "{'key_type':'otp','default_user':'root'}");
    assertThat(ssh.get("roles/ca").data("key_type").asText()).isEqualTo("otp");
  }

  @Test
  void theListSaysTheKindOfEach() {
    assertThat(ssh.core().list("ssh/roles").status()).isEqualTo(404);
    ssh.userRole("ca", "");
    ssh.done("roles/otp", "{'key_type':'otp','default_user':'root'}");
    Reply list = ssh.core().list("ssh/roles");
    assertThat(list.keys()).containsExactly("ca", "otp");
    assertThat(list.data("key_info").toString())
        .isEqualTo(
            "{\"ca\":{\"key_type\":\"ca\",\"issuer_ref\":\"default\"},"
                + "\"otp\":{\"key_type\":\"otp\"}}");
    assertThat(ssh.core().delete("ssh/roles/ca").status()).isEqualTo(204);
    assertThat(ssh.get("roles/ca").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'key_type':'dynamic'}",
        "{'key_type':'otp'}",
        "{'key_type':'otp','default_user':'a','cidr_list':'10.0.0.0/33'}",
        "{'key_type':'otp','default_user':'a','exclude_cidr_list':'localhost'}",
        "{'key_type':'otp','default_user':'a','port':70000}",
        "{'key_type':'ca'}",
        "{'key_type':'ca','allow_user_certificates':true,'ttl':'2h','max_ttl':'1h'}",
        "{'key_type':'ca','allow_user_certificates':true,'default_extensions':['permit-pty']}",
        "{'key_type':'ca','allow_user_certificates':true,'default_extensions':{'a':{'b':1}}}"
      })
  void whatIsWrongIsRefusedAndStoresNothing(String body) {
    ssh.refused("roles/bad", body);
    assertThat(ssh.get("roles/bad").status()).isEqualTo(404);
  }

  /** What clients of Vault send for fields that they leave alone. */
  @Test
  void emptyTextsAndNullsAreDefaults() {
    ssh.done(
        "roles/hvac",
        "{'key':'','admin_user':'','default_user':'root','cidr_list':'','exclude_cidr_list':'',"
            + "'port':22,'key_type':'ca','key_bits':1024,'install_script':'','allowed_users':'',"
            + "'allowed_users_template':'','allowed_domains':'','key_option_specs':'','ttl':'',"
            + "'max_ttl':'','allowed_critical_options':'','allowed_extensions':'',"
            + "'default_critical_options':null,'default_extensions':null,"
            + "'allow_user_certificates':true,'allow_host_certificates':false,"
            + "'key_id_format':'','allowed_user_key_lengths':null,'algorithm_signer':''}");
    assertThat(ssh.get("roles/hvac").data("algorithm_signer").asText()).isEqualTo("default");
  }
}
