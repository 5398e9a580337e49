package io.holdfast.engines.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private Catalogued catalog;
  private TestCore core;

  @BeforeEach
  void start() {
    catalog = new Catalogued();
    core = catalog.core;
    catalog.put("app/db");
    catalog.put("other");
    policy("app", "secret/data/app/*", "read");
    policy("mine", "secret/data/{{identity.entity.name}}/*", "read");
    policy("all", "secret/data/*", "list");
  }

  @AfterEach
  void stop() {
    catalog.close();
  }

  private void policy(String name, String path, String capability) {
    core.write(
        "sys/policies/acl/" + name,
        "{\"policy\":\"path \\\"%s\\\" { capabilities = [\\\"%s\\\"] }\"}"
            .formatted(path, capability));
  }

  private List<String> names(String kind) {
    List<String> names = new ArrayList<>();
    JsonNode found = core.read("sys/catalog/access/secret/data/app/db").data(kind);
    found.forEach(grant -> names.add(grant.path("name").asText()));
    return names;
  }

  @Test
  void policiesThatAllowSomethingOnASecretAreShown() {
    assertThat(names("policies")).containsExactly("all", "app");
  }

  @Test
  void peopleAreShownByTheirOwnPoliciesByThoseOfTheirGroupsAndByTemplates() {
    core.write("identity/entity", "{\"name\":\"bob\",\"policies\":[\"app\"]}");
    String carol = core.write("identity/entity", "{\"name\":\"carol\"}").data("id").asText();
    core.write(
        "identity/group",
        "{\"name\":\"ops\",\"policies\":[\"app\"],\"member_entity_ids\":[\"" + carol + "\"]}");
    core.write("identity/entity", "{\"name\":\"app\",\"policies\":[\"mine\"]}");
    core.write("identity/entity", "{\"name\":\"dave\",\"policies\":[\"mine\"]}");
    core.write("identity/entity", "{\"name\":\"eve\",\"policies\":[\"app\"],\"disabled\":true}");
    assertThat(names("entities")).containsExactlyInAnyOrder("bob", "carol", "app");
  }

  @Test
  void tokensAreShownAlikeOnesTogether() {
    for (int i = 0; i < 3; i++) {
      core.write("auth/token/create", "{\"policies\":[\"app\"],\"display_name\":\"ci\"}");
    }
    JsonNode tokens = core.read("sys/catalog/access/secret/data/app/db").data("tokens");
    assertThat(tokens)
        .anySatisfy(grant -> {
          assertThat(grant.path("name").asText()).isEqualTo("token-ci");
          assertThat(grant.path("count").asInt()).isEqualTo(3);
        });
    assertThat(tokens)
        .anySatisfy(grant -> assertThat(grant.path("name").asText()).isEqualTo("root"));
  }

  @Test
  void whatATokenReachesIsWhatItsPoliciesAllow() {
    String token =
        core.write("auth/token/create", "{\"policies\":[\"app\"]}").text("auth", "client_token");
    JsonNode reached = core.write("sys/catalog/reach", "{\"token\":\"" + token + "\"}").data();
    assertThat(reached.path("total").asInt()).isEqualTo(1);
    assertThat(reached.at("/secrets/0/path").asText()).isEqualTo("secret/data/app/db");
    assertThat(
            core.write("sys/catalog/reach", "{\"token\":\"" + TestCore.ROOT + "\"}")
                .data("total")
                .asInt())
        .isEqualTo(2);
    String bob =
        core.write("identity/entity", "{\"name\":\"bob\",\"policies\":[\"all\"]}")
            .data("id")
            .asText();
    assertThat(
            core.write("sys/catalog/reach", "{\"entity_id\":\"" + bob + "\"}")
                .data("total")
                .asInt())
        .isEqualTo(2);
    assertThat(core.write("sys/catalog/reach", "{}").status()).isEqualTo(400);
    assertThat(core.write("sys/catalog/reach", "{\"entity_id\":\"nobody\"}").status())
        .isEqualTo(400);
  }
}
