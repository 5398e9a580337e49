package io.holdfast.auth.userpass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserpassLoginTest {
  private final Userpass up = new Userpass();

  @AfterEach
  void close() {
    up.close();
  }

  @Test
  void theTokenHasTheUsersTerms() {
    up.user(
        "alice",
        "{\"password\":\"p\",\"token_policies\":\"app\",\"token_ttl\":\"10m\","
            + "\"token_max_ttl\":\"1h\",\"token_bound_cidrs\":\"127.0.0.0/8\"}");
    Reply login = up.login("ALICE", "p");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"app\",\"default\"]");
    assertThat(login.text("auth", "metadata", "username")).isEqualTo("alice");
    assertThat(login.at("auth", "lease_duration").asInt()).isEqualTo(600);
    assertThat(login.at("auth", "renewable").asBoolean()).isTrue();
    assertThat(login.at("auth", "orphan").asBoolean()).isTrue();
    Reply lookup = up.core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("up-alice");
    assertThat(lookup.data("path").asText()).isEqualTo("auth/up/login/ALICE");
    assertThat(lookup.data("bound_cidrs").toString()).isEqualTo("[\"127.0.0.0/8\"]");
  }

  @Test
  void wrongCredentialsSayNothingOfWhatWasWrong() {
    up.user("alice", "{\"password\":\"p\"}");
    Reply wrong = up.login("alice", "wrong");
    Reply nobody = up.login("nobody", "wrong");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(nobody.status()).isEqualTo(400);
    assertThat(wrong.errors()).isEqualTo(nobody.errors());
    assertThat(up.login("alice", "").status()).isEqualTo(400);
  }

  @Test
  void aLoginFromElsewhereIsRefused() {
    up.user("alice", "{\"password\":\"p\",\"token_bound_cidrs\":\"10.0.0.0/8\"}");
    assertThat(up.login("alice", "p").status()).isEqualTo(403);
  }

  @Test
  void aTokenBoundStrictlyIsBoundToTheAddressOfItsLogin() {
    up.user("alice", "{\"password\":\"p\",\"token_strictly_bind_ip\":true}");
    String token = up.login("alice", "p").text("auth", "client_token");
    assertThat(up.core.read("auth/token/lookup-self", token).data("bound_cidrs").toString())
        .contains("127.0.0.1");
  }

  @Test
  void fiveFailuresLockTheUserOutForAQuarterOfAnHour() {
    up.user("alice", "{\"password\":\"p\"}");
    for (int i = 0; i < 5; i++) {
      assertThat(up.login("alice", "wrong").status()).isEqualTo(400);
    }
    assertThat(up.login("alice", "p").status()).isEqualTo(403);
    assertThat(up.login("nobody", "p").status()).isEqualTo(400);
    up.core.later(Duration.ofMinutes(15));
    assertThat(up.login("alice", "p").status()).isEqualTo(200);
    assertThat(up.login("alice", "wrong").status()).isEqualTo(400);
    assertThat(up.login("alice", "p").status()).isEqualTo(200);
  }

  @Test
  void anOperatorSeesWhoIsLockedOutAndLetsThemIn() {
    up.user("alice", "{\"password\":\"p\"}");
    for (int i = 0; i < 5; i++) {
      up.login("alice", "wrong");
    }
    Reply locked = up.core.read("sys/locked-users");
    assertThat(locked.data("total").asInt()).isEqualTo(1);
    JsonNode mount = locked.data("by_namespace").path(0).path("mount_accessors").path(0);
    assertThat(mount.path("alias_identifiers").toString()).isEqualTo("[\"alice\"]");
    String path = "sys/locked-users/" + mount.path("mount_accessor").asText() + "/unlock/alice";
    assertThat(up.core.write(path, "{}").status()).isEqualTo(204);
    assertThat(up.core.write(path, "{}").status()).isEqualTo(204);
    assertThat(up.core.read("sys/locked-users").data("total").asInt()).isZero();
    assertThat(up.login("alice", "p").status()).isEqualTo(200);
  }

  @Test
  void aMountIsTunedToLockSoonerOrNever() {
    up.user("alice", "{\"password\":\"p\"}");
    tune("{\"lockout_threshold\":\"2\",\"lockout_duration\":\"1h\"}");
    up.login("alice", "wrong");
    up.login("alice", "wrong");
    up.core.later(Duration.ofMinutes(59));
    assertThat(up.login("alice", "p").status()).isEqualTo(403);
    up.core.later(Duration.ofMinutes(1));
    assertThat(up.login("alice", "p").status()).isEqualTo(200);
    tune("{\"lockout_disable\":true}");
    for (int i = 0; i < 6; i++) {
      up.login("alice", "wrong");
    }
    assertThat(up.login("alice", "p").status()).isEqualTo(200);
  }

  private void tune(String lockout) {
    String json = "{\"user_lockout_config\":" + lockout + "}";
    assertThat(up.core.write("sys/auth/up/tune", json).status()).isEqualTo(204);
  }

  @Test
  void aSuccessOrTimeBeginsTheCountAnew() {
    up.user("alice", "{\"password\":\"p\"}");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        up.login("alice", "wrong");
      }
      if (round == 1) {
        up.core.later(Duration.ofMinutes(16));
      } else {
        assertThat(up.login("alice", "p").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aDeletedUserNeitherLogsInNorKeepsItsTokensAlive() {
    up.user("alice", "{\"password\":\"p\",\"token_ttl\":\"10m\"}");
    Reply login = up.login("alice", "p");
    up.core.clock().advance(Duration.ofMinutes(9));
    assertThat(up.core.delete("auth/up/users/alice").status()).isEqualTo(204);
    assertThat(up.login("alice", "p").status()).isEqualTo(400);
    assertThat(up.renew(login).status()).isEqualTo(204);
    up.core.clock().advance(Duration.ofMinutes(2));
    assertThat(up.renew(login).status()).isEqualTo(403);
  }

  @Test
  void aRenewalFollowsTheUsersNewTermsUnlessThePoliciesChanged() {
    up.user("alice", "{\"password\":\"p\",\"token_policies\":\"a\",\"token_ttl\":\"10m\"}");
    Reply login = up.login("alice", "p");
    up.user("alice", "{\"token_ttl\":\"20m\"}");
    Reply renewed = up.renew(login);
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(renewed.at("auth", "lease_duration").asInt()).isEqualTo(1200);
    up.user("alice", "{\"token_policies\":\"b\"}");
    assertThat(up.renew(login).status()).isEqualTo(400);
  }
}
