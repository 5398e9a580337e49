package io.holdfast.auth.approle;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RolesTest {
  private final AppRole ar = new AppRole();

  @AfterEach
  void close() {
    ar.close();
  }

  @Test
  void aRoleIsReadAsItWasWritten() {
    String json =
        "{\"token_policies\":[\"b\",\"a\"],\"period\":\"10m\",\"secret_id_ttl\":\"1h\","
            + "\"secret_id_num_uses\":2,\"secret_id_bound_cidrs\":\"10.0.0.0/8\"}";
    assertThat(ar.write("role/Web", json).status()).isEqualTo(204);
    Reply read = ar.read("role/web");
    assertThat(read.data("token_policies").toString()).isEqualTo("[\"b\",\"a\"]");
    assertThat(read.data("token_period").asInt()).isEqualTo(600);
    assertThat(read.data("period").asInt()).isEqualTo(600);
    assertThat(read.data("secret_id_ttl").asInt()).isEqualTo(3600);
    assertThat(read.data("secret_id_num_uses").asInt()).isEqualTo(2);
    assertThat(read.data("secret_id_bound_cidrs").toString()).isEqualTo("[\"10.0.0.0/8\"]");
    assertThat(read.data("bind_secret_id").asBoolean()).isTrue();
    assertThat(read.data("local_secret_ids").asBoolean()).isFalse();
    assertThat(read.data().has("role_id")).isFalse();
    assertThat(ar.core.list("auth/ar/role").keys()).containsExactly("web");
  }

  @Test
  void eachSettingIsReadWrittenAndResetByItself() {
    ar.write("role/r", "{}");
    check("policies", "token_policies", "\"b,a\"", "[\"a\",\"b\"]", "[]");
    check("period", "token_period", "\"1m\"", "60", "0");
    check("token-bound-cidrs", "token_bound_cidrs", "\"10.0.0.1/32\"", "[\"10.0.0.1\"]", "null");
    check("token-num-uses", "token_num_uses", "5", "5", "0");
    check("token-ttl", "token_ttl", "\"1h\"", "3600", "0");
    check("token-max-ttl", "token_max_ttl", "\"2h\"", "7200", "0");
    check("bind-secret-id", "bind_secret_id", "true", "true", "true");
    check(
        "secret-id-bound-cidrs",
        "secret_id_bound_cidrs",
        "\"10.0.0.0/8\"",
        "[\"10.0.0.0/8\"]",
        "null");
    check("secret-id-num-uses", "secret_id_num_uses", "5", "5", "0");
    check("secret-id-ttl", "secret_id_ttl", "\"1h\"", "3600", "0");
    assertThat(ar.read("role/r/local-secret-ids").data("local_secret_ids").asBoolean()).isFalse();
  }

  private void check(String path, String field, String value, String shown, String reset) {
    String at = "role/r/" + path;
    String json = "{\"" + field + "\":" + value + "}";
    assertThat(ar.write(at, json).status()).as(path).isEqualTo(204);
    assertThat(ar.read(at).data(field).toString()).as(path).isEqualTo(shown);
    assertThat(ar.core.delete("auth/ar/" + at).status()).as(path).isEqualTo(204);
    assertThat(ar.read(at).data(field).toString()).as(path).isEqualTo(reset);
    assertThat(ar.read("role/none/" + path).status()).as(path).isEqualTo(404);
    assertThat(ar.write("role/none/" + path, json).status()).as(path).isEqualTo(404);
    assertThat(ar.core.delete("auth/ar/role/none/" + path).status()).as(path).isEqualTo(204);
  }

  @Test
  void aSettingsPathChangesNothingElseAndWantsItsField() {
    ar.write("role/r", "{\"token_ttl\":60}");
    ar.write("role/r/token-num-uses", "{\"token_num_uses\":2,\"token_ttl\":600}");
    assertThat(ar.read("role/r").data("token_ttl").asInt()).isEqualTo(60);
    assertThat(ar.write("role/r/token-ttl", "{}").status()).isEqualTo(400);
    assertThat(ar.write("role/r/policies", "{}").status()).isEqualTo(400);
    ar.write("role/r/token-ttl", "{\"token_ttl\":\"1h\"}");
    assertThat(ar.write("role/r/token-max-ttl", "{\"token_max_ttl\":\"1m\"}").status())
        .isEqualTo(400);
    assertThat(ar.write("role/r/secret-id-num-uses", "{\"secret_id_num_uses\":-5}").status())
        .isEqualTo(400);
  }

  @Test
  void theRoleIdCanBeChosenAndIsUnique() {
    ar.write("role/one", "{\"role_id\":\"first\"}");
    ar.write("role/two", "{}");
    assertThat(ar.read("role/one/role-id").data("role_id").asText()).isEqualTo("first");
    assertThat(ar.read("role/two/role-id").data("role_id").asText()).hasSize(36);
    assertThat(ar.write("role/two/role-id", "{\"role_id\":\"first\"}").status()).isEqualTo(400);
    assertThat(ar.write("role/two/role-id", "{\"role_id\":\"\"}").status()).isEqualTo(400);
    assertThat(ar.write("role/one/role-id", "{\"role_id\":\"second\"}").status()).isEqualTo(204);
    String secret = ar.secretId("one", "{}");
    assertThat(ar.login("first", secret).status()).isEqualTo(400);
    assertThat(ar.login("second", secret).status()).isEqualTo(200);
    assertThat(ar.write("role/two/role-id", "{\"role_id\":\"first\"}").status()).isEqualTo(204);
  }

  @Test
  void aRoleThatAnyoneCouldTakeIsRefused() {
    assertThat(ar.write("role/open", "{\"bind_secret_id\":false}").status()).isEqualTo(400);
    assertThat(ar.read("role/open").status()).isEqualTo(404);
    ar.write("role/cidr", "{\"bind_secret_id\":false,\"token_bound_cidrs\":\"127.0.0.1\"}");
    assertThat(ar.core.delete("auth/ar/role/cidr/token-bound-cidrs").status()).isEqualTo(400);
  }

  @Test
  void wrongSettingsAreRefused() {
    String[] wrong = {
      "{\"secret_id_bound_cidrs\":\"127.0.0.1\"}",
      "{\"secret_id_bound_cidrs\":\"nonsense/8\"}",
      "{\"secret_id_num_uses\":-1}",
      "{\"period\":\"99999h\"}",
      "{\"token_type\":\"other\"}",
      "{\"role_id\":\"\"}"
    };
    for (String json : wrong) {
      assertThat(ar.write("role/r", json).status()).as(json).isEqualTo(400);
    }
    ar.write("role/r", "{}");
    assertThat(ar.write("role/r", "{\"local_secret_ids\":true}").status()).isEqualTo(400);
    assertThat(ar.write("role/r", "{\"token_type\":\"default-batch\"}").warnings()).hasSize(1);
    assertThat(ar.read("role/r").data("token_type").asText()).isEqualTo("batch");
    assertThat(ar.write("role/r", "{\"token_max_ttl\":\"99999h\"}").warnings()).hasSize(1);
  }

  @Test
  void aDeletedRoleTakesItsSecretIdsWithIt() {
    ar.write("role/r", "{\"role_id\":\"rid\"}");
    String secret = ar.secretId("r", "{}");
    assertThat(ar.core.delete("auth/ar/role/r").status()).isEqualTo(204);
    assertThat(ar.login("rid", secret).status()).isEqualTo(400);
    ar.write("role/r", "{\"role_id\":\"rid\"}");
    assertThat(ar.login("rid", secret).status()).isEqualTo(400);
    assertThat(ar.core.list("auth/ar/role/r/secret-id").status()).isEqualTo(404);
  }
}
