package io.holdfast.auth.userpass;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UsersTest {
  /** "known", hashed at cost 5. */
  private static final String KNOWN = io.holdfast.crypto.kdf.Bcrypt.hash("known", 5);

  private final Userpass up = new Userpass();

  @AfterEach
  void close() {
    up.close();
  }

  @Test
  void aUserIsReadWithoutAnythingOfThePassword() {
    String json =
        "{\"password\":\"secret\",\"token_policies\":[\"b\",\"a\"],\"token_ttl\":\"10m\","
            + "\"token_max_ttl\":\"1h\",\"token_bound_cidrs\":[\"127.0.0.1/32\",\"10.0.0.0/8\"]}";
    assertThat(up.user("Alpha", json).status()).isEqualTo(204);
    Reply read = up.read("alpha");
    assertThat(read.data().toString())
        .isEqualTo(
            "{\"token_bound_cidrs\":[\"127.0.0.1\",\"10.0.0.0/8\"],\"token_explicit_max_ttl\":0,"
                + "\"token_max_ttl\":3600,\"token_no_default_policy\":false,\"token_num_uses\":0,"
                + "\"token_period\":0,\"token_policies\":[\"b\",\"a\"],"
                + "\"token_strictly_bind_ip\":false,\"token_ttl\":600,"
                + "\"token_type\":\"default\"}");
    assertThat(up.core.list("auth/up/users").keys()).containsExactly("alpha");
    assertThat(up.read("none").status()).isEqualTo(404);
  }

  @Test
  void anUpdateChangesOnlyWhatItNames() {
    up.user("a", "{\"password\":\"p\",\"token_ttl\":60,\"token_policies\":\"x\"}");
    up.user("a", "{\"token_ttl\":120}");
    assertThat(up.read("a").data("token_policies").toString()).isEqualTo("[\"x\"]");
    assertThat(up.read("a").data("token_ttl").asInt()).isEqualTo(120);
    assertThat(up.login("a", "p").status()).isEqualTo(200);
  }

  @Test
  void olderNamesAreTakenAndShownUntilTheNewerOnesAreUsed() {
    up.user(
        "a",
        "{\"password\":\"p\",\"policies\":\"b,a,a\",\"ttl\":\"10m\",\"max_ttl\":3600,"
            + "\"bound_cidrs\":\"127.0.0.1/32\"}");
    Reply read = up.read("a");
    assertThat(read.data("policies").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(read.data("token_policies").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(read.data("ttl").asInt()).isEqualTo(600);
    assertThat(read.data("token_max_ttl").asInt()).isEqualTo(3600);
    assertThat(read.data("bound_cidrs").toString()).isEqualTo("[\"127.0.0.1\"]");
    up.user("a", "{\"token_policies\":\"x\",\"token_ttl\":60}");
    Reply after = up.read("a");
    assertThat(after.data().has("policies")).isFalse();
    assertThat(after.data().has("ttl")).isFalse();
    assertThat(after.data("max_ttl").asInt()).isEqualTo(3600);
    assertThat(after.data("token_policies").toString()).isEqualTo("[\"x\"]");
  }

  @Test
  void aNewUserNeedsExactlyOnePassword() {
    assertThat(up.user("a", "{\"token_policies\":\"x\"}").status()).isEqualTo(400);
    String both = "{\"password\":\"p\",\"password_hash\":\"" + KNOWN + "\"}";
    assertThat(up.user("a", both).status()).isEqualTo(400);
    assertThat(up.user("a", "{\"password_hash\":\"nonsense\"}").status()).isEqualTo(400);
    String weak = "{\"password_hash\":\"" + KNOWN.replace("$05$", "$04$") + "\"}";
    assertThat(up.user("a", weak).status()).isEqualTo(400);
    String slow = "{\"password_hash\":\"" + KNOWN.replace("$05$", "$13$") + "\"}";
    assertThat(up.user("a", slow).status()).isEqualTo(400);
    assertThat(up.user("a", "{\"password\":\"" + "x".repeat(73) + "\"}").status()).isEqualTo(400);
    assertThat(up.read("a").status()).isEqualTo(404);
  }

  @Test
  void aPasswordCanBeGivenAsItsHash() {
    up.user("a", "{\"password_hash\":\"" + KNOWN + "\"}");
    assertThat(up.login("a", "known").status()).isEqualTo(200);
    assertThat(up.login("a", "other").status()).isEqualTo(400);
  }

  @Test
  void aPasswordIsReplaced() {
    up.user("a", "{\"password\":\"one\",\"token_policies\":\"x\"}");
    assertThat(up.core.write("auth/up/users/a/password", "{\"password\":\"two\"}").status())
        .isEqualTo(204);
    assertThat(up.login("a", "one").status()).isEqualTo(400);
    assertThat(up.login("a", "two").at("auth", "policies").toString())
        .isEqualTo("[\"default\",\"x\"]");
    assertThat(up.core.write("auth/up/users/a/password", "{}").status()).isEqualTo(400);
    assertThat(up.core.write("auth/up/users/no/password", "{\"password\":\"p\"}").status())
        .isEqualTo(400);
  }

  @Test
  void policiesAreReplacedByThemselves() {
    up.user("a", "{\"password\":\"p\",\"token_ttl\":60}");
    up.core.write("auth/up/users/a/policies", "{\"token_policies\":\"b,a\",\"token_ttl\":5}");
    assertThat(up.read("a").data("token_policies").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(up.read("a").data("token_ttl").asInt()).isEqualTo(60);
    assertThat(up.core.write("auth/up/users/no/policies", "{\"policies\":\"a\"}").status())
        .isEqualTo(400);
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    up.user("a", "{\"password\":\"p\"}");
    String[] wrong = {
      "{\"token_type\":\"batch\",\"token_period\":5}",
      "{\"token_type\":\"batch\",\"token_num_uses\":5}",
      "{\"token_type\":\"other\"}",
      "{\"token_ttl\":\"2h\",\"token_max_ttl\":\"1h\"}",
      "{\"token_ttl\":-1}",
      "{\"token_num_uses\":-1}",
      "{\"token_bound_cidrs\":\"nonsense\"}",
      "{\"token_bound_cidrs\":\"10.0.0.0/8\",\"token_strictly_bind_ip\":true}"
    };
    for (String json : wrong) {
      assertThat(up.user("a", json).status()).as(json).isEqualTo(400);
      assertThat(up.user("a", json).errors()).as(json).isNotEmpty();
    }
  }
}
