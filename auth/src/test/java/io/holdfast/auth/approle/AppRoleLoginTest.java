package io.holdfast.auth.approle;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AppRoleLoginTest {
  private final AppRole ar = new AppRole();

  @AfterEach
  void close() {
    ar.close();
  }

  @Test
  void theTokenHasTheRolesTermsAndTheSecretIdsMetadata() {
    ar.write("role/web", "{\"role_id\":\"rid\",\"token_policies\":\"app\",\"token_ttl\":\"20m\"}");
    Reply login = ar.login("rid", ar.secretId("web", "{\"metadata\":\"host=h1\"}"));
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"app\",\"default\"]");
    assertThat(login.at("auth", "metadata").toString())
        .isEqualTo("{\"host\":\"h1\",\"role_name\":\"web\"}");
    assertThat(login.at("auth", "lease_duration").asInt()).isEqualTo(1200);
    Reply lookup = ar.core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("ar");
  }

  @Test
  void wrongCredentialsSayNothingOfWhatWasWrong() {
    ar.write("role/web", "{\"role_id\":\"rid\"}");
    ar.write("role/other", "{}");
    String others = ar.secretId("other", "{}");
    assertThat(ar.login("rid", "no").status()).isEqualTo(400);
    assertThat(ar.login("rid", others).errors()).isEqualTo(ar.login("no", others).errors());
    assertThat(ar.login("", "no").status()).isEqualTo(400);
    assertThat(ar.login("rid", "").status()).isEqualTo(400);
  }

  @Test
  void anAddressCanStandInForTheSecretId() {
    ar.write(
        "role/near",
        "{\"role_id\":\"near\",\"bind_secret_id\":false,\"token_bound_cidrs\":\"127.0.0.1/32\","
            + "\"token_type\":\"batch\"}");
    ar.write(
        "role/far",
        "{\"role_id\":\"far\",\"bind_secret_id\":false,\"secret_id_bound_cidrs\":\"10.0.0.0/8\"}");
    Reply near = ar.login("near", "");
    assertThat(near.status()).isEqualTo(200);
    assertThat(near.text("auth", "token_type")).isEqualTo("batch");
    assertThat(ar.login("far", "").status()).isEqualTo(400);
    assertThat(ar.write("role/near/secret-id", "{}").status()).isEqualTo(400);
  }

  @Test
  void aSecretIdBoundElsewhereIsNotUsedUp() {
    ar.write("role/r", "{\"role_id\":\"rid\"}");
    String far = ar.secretId("r", "{\"cidr_list\":\"10.0.0.0/8\",\"num_uses\":1}");
    assertThat(ar.login("rid", far).status()).isEqualTo(400);
    assertThat(ar.lookup("r", far).data("secret_id_num_uses").asInt()).isEqualTo(1);
  }

  @Test
  void aSecretIdsOwnBlocksBindItsTokens() {
    ar.write("role/r", "{\"role_id\":\"rid\",\"token_bound_cidrs\":\"127.0.0.0/8\"}");
    String secret = ar.secretId("r", "{\"token_bound_cidrs\":\"127.0.0.1/32\"}");
    String token = ar.login("rid", secret).text("auth", "client_token");
    assertThat(ar.core.read("auth/token/lookup-self", token).data("bound_cidrs").toString())
        .contains("127.0.0.1")
        .doesNotContain("/8");
  }

  @Test
  void aQuotaLimitsTheLoginsOfOneRole() {
    ar.write("role/r", "{\"role_id\":\"rid\"}");
    ar.write("role/s", "{\"role_id\":\"sid\"}");
    String quota = "{\"path\":\"auth/ar\",\"role\":\"r\",\"rate\":1,\"interval\":\"1m\"}";
    assertThat(ar.core.write("sys/quotas/rate-limit/q", quota).errors()).isEmpty();
    assertThat(ar.login("rid", "wrong").status()).isEqualTo(400);
    assertThat(ar.login("rid", "wrong").status()).isEqualTo(429);
    assertThat(ar.login("sid", "wrong").status()).isEqualTo(400);
  }

  @Test
  void fiveWrongSecretIdsLockTheRoleForAQuarterOfAnHour() {
    ar.write("role/r", "{\"role_id\":\"rid\"}");
    String secret = ar.secretId("r", "{}");
    for (int i = 0; i < 5; i++) {
      assertThat(ar.login("rid", "wrong").status()).isEqualTo(400);
    }
    assertThat(ar.login("rid", secret).status()).isEqualTo(403);
    ar.core.later(Duration.ofMinutes(15));
    assertThat(ar.login("rid", secret).status()).isEqualTo(200);
  }

  @Test
  void aRenewalFollowsTheRoleAndEndsWithIt() {
    ar.write("role/r", "{\"role_id\":\"rid\",\"token_ttl\":\"10m\"}");
    String token = ar.login("rid", ar.secretId("r", "{}")).text("auth", "client_token");
    ar.write("role/r", "{\"token_ttl\":\"20m\"}");
    Reply renewed = ar.core.write("auth/token/renew-self", "{}", token);
    assertThat(renewed.at("auth", "lease_duration").asInt()).isEqualTo(1200);
    ar.core.delete("auth/ar/role/r");
    assertThat(ar.core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(400);
  }
}
