package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No token gives more than its creator has, and none outlives what bounds its creator. */
class TokenCreationTest {
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started();
    policy("creates", "path \"auth/token/create*\" { capabilities = [\"update\"] }");
    policy("creates-sudo", "path \"auth/token/create*\" { capabilities = [\"update\", \"sudo\"] }");
    policy("other", "path \"a\" { capabilities = [\"read\"] }");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void policy(String name, String rules) {
    assertThat(
            core.write("sys/policies/acl/" + name, Json.object().put("policy", rules).toString())
                .status())
        .isEqualTo(204);
  }

  private Reply create(String json, String parent) {
    return core.write("auth/token/create", json, parent);
  }

  private String token(String json) {
    return create(json, TestCore.ROOT).text("auth", "client_token");
  }

  private static List<String> policies(Reply made) {
    List<String> out = new ArrayList<>();
    for (JsonNode name : made.at("auth", "policies")) {
      out.add(name.asText());
    }
    return out;
  }

  @Test
  void aChildHasNoPolicyThatItsParentLacks() {
    String parent = token("{\"policies\":[\"creates\"],\"no_default_policy\":true}");
    assertThat(policies(create("{}", parent))).containsExactly("creates");
    assertThat(policies(create("{\"policies\":[\"creates\"]}", parent))).containsExactly("creates");
    for (String more : List.of("other", "root", "default", "response-wrapping")) {
      assertThat(create("{\"policies\":[\"" + more + "\"]}", parent).status())
          .as(more)
          .isEqualTo(400);
    }
  }

  @Test
  void sudoGivesAnyPolicyButRoot() {
    String parent = token("{\"policies\":[\"creates-sudo\"],\"no_default_policy\":true}");
    assertThat(policies(create("{\"policies\":[\"other\"]}", parent)))
        .containsExactly("default", "other");
    for (String never : List.of("root", "other,root", "response-wrapping")) {
      assertThat(create("{\"policies\":\"" + never + "\"}", parent).status())
          .as(never)
          .isEqualTo(400);
    }
  }

  @Test
  void anExpiringRootTokenMakesNoneThatNeverExpires() {
    String expiring = token("{\"ttl\":\"1h\"}");
    for (String json : List.of("{}", "{\"no_parent\":true}", "{\"policies\":[\"root\"]}")) {
      assertThat(create(json, expiring).status()).as(json).isEqualTo(400);
    }
    Reply bounded = create("{\"ttl\":\"2h\"}", expiring);
    assertThat(bounded.at("auth", "lease_duration").asInt()).isEqualTo(7200);
  }

  @Test
  void aRootTokenOfAnExplicitMaximumLivesAsLongAsThat() {
    Reply made = create("{\"explicit_max_ttl\":\"2000h\"}", TestCore.ROOT);
    assertThat(made.at("auth", "lease_duration").asInt()).isEqualTo(2000 * 3600);
  }

  @Test
  void aChildIsBoundToTheAddressesOfItsParent() {
    core.write(
        "auth/token/roles/here",
        "{\"allowed_policies\":[\"creates-sudo\"],\"token_bound_cidrs\":[\"127.0.0.0/8\"]}");
    String parent = core.write("auth/token/create/here", "{}").text("auth", "client_token");
    Reply child = create("{}", parent);
    assertThat(
            core.read("auth/token/lookup-self", child.text("auth", "client_token"))
                .data("bound_cidrs")
                .get(0)
                .asText())
        .isEqualTo("127.0.0.0/8");
    Reply orphan = create("{\"no_parent\":true}", parent);
    assertThat(
            core.read("auth/token/lookup-self", orphan.text("auth", "client_token"))
                .data("bound_cidrs")
                .isMissingNode())
        .isTrue();
  }

  @Test
  void aRoleWithoutListsGivesNoMoreThanTheParentHas() {
    core.write("auth/token/roles/plain", "{\"orphan\":true}");
    String parent = token("{\"policies\":[\"creates\"]}");
    assertThat(core.write("auth/token/create/plain", "{\"policies\":[\"other\"]}", parent).status())
        .isEqualTo(400);
    assertThat(policies(core.write("auth/token/create/plain", "{}", parent)))
        .containsExactly("creates", "default");
  }

  @Test
  void whatARoleDisallowsIsNotGivenNotEvenTheDefaultPolicy() {
    core.write(
        "auth/token/roles/r",
        "{\"disallowed_policies\":[\"default\"],\"disallowed_policies_glob\":[\"oth*\"]}");
    assertThat(policies(core.write("auth/token/create/r", "{\"policies\":[\"creates\"]}")))
        .containsExactly("creates");
    assertThat(core.write("auth/token/create/r", "{\"policies\":[\"other\"]}").status())
        .isEqualTo(400);
  }

  @Test
  void lifetimesAreBoundedAndNeverOverflow() {
    assertThat(
            create("{\"ttl\":\"2000000h\",\"policies\":[\"default\"]}", TestCore.ROOT)
                .at("auth", "lease_duration")
                .asLong())
        .isEqualTo(32L * 24 * 3600);
    for (String wrong :
        List.of(
            "\"-1h\"",
            "\"9999999999h\"",
            "1e999999999",
            "\"1e9\"",
            "-5",
            "\"" + "9".repeat(5000) + "\"")) {
      assertThat(
              create("{\"ttl\":" + wrong + ",\"policies\":[\"default\"]}", TestCore.ROOT).status())
          .as(wrong.substring(0, Math.min(20, wrong.length())))
          .isEqualTo(400);
    }
  }
}
