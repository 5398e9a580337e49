package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login says who is there: its token carries the entity, and what that gives. */
class LoginIdentityTest {
  private TestCore core;
  private House house;

  @BeforeEach
  void start() {
    core = House.started();
    house = new House(core);
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private String entity(String token) {
    return core.read("auth/token/lookup-self", token).data("entity_id").asText();
  }

  @Test
  void theFirstLoginMakesAnEntityAndFurtherOnesFindIt() {
    Reply first = house.knock("Alice", "");
    String entity = first.text("auth", "entity_id");
    assertThat(entity).isNotEmpty();
    assertThat(house.knock("alice", "").text("auth", "entity_id")).isEqualTo(entity);
    assertThat(house.knock("bob", "").text("auth", "entity_id")).isNotEqualTo(entity);
    Reply read = core.read("identity/entity/id/" + entity);
    assertThat(read.data("aliases").get(0).path("name").asText()).isEqualTo("Alice");
    assertThat(read.data("aliases").get(0).path("mount_path").asText()).isEqualTo("auth/door/");
    assertThat(read.data("name").asText()).startsWith("entity_");
  }

  @Test
  void whatTheAuthMethodKnowsIsKeptWithTheAlias() {
    Reply reply = core.write("auth/door/login/alice", "{\"metadata\":{\"team\":\"red\"}}", "");
    String path = "identity/entity/id/" + reply.text("auth", "entity_id");
    assertThat(core.read(path).data("aliases").get(0).path("metadata").path("team").asText())
        .isEqualTo("red");
    core.write("auth/door/login/alice", "{\"metadata\":{\"team\":\"blue\"}}", "");
    assertThat(core.read(path).data("aliases").get(0).path("metadata").path("team").asText())
        .isEqualTo("blue");
  }

  @Test
  void policiesOfTheEntityAndItsGroupsCountAtOnceAndAreShown() {
    house.policy("one", "shelf/one");
    house.policy("two", "shelf/two");
    house.policy("three", "shelf/three");
    String token = house.token("alice");
    String id = entity(token);
    assertThat(house.shelf("one", token)).isEqualTo(403);
    core.write("identity/entity/id/" + id, "{\"policies\":\"one\"}");
    assertThat(house.shelf("one", token)).isEqualTo(200);
    String inner =
        house.made(
            "identity/group", "{'name':'in','policies':'two','member_entity_ids':'" + id + "'}");
    assertThat(house.shelf("two", token)).isEqualTo(200);
    house.made(
        "identity/group", "{'name':'out','policies':'three','member_group_ids':'" + inner + "'}");
    Reply three = core.read("shelf/three", token);
    assertThat(three.status()).isEqualTo(200);
    assertThat(three.data("groups")).hasToString("[\"in\",\"out\"]");
    Reply lookup = core.read("auth/token/lookup-self", token);
    assertThat(lookup.data("policies")).hasToString("[\"default\",\"own\"]");
    assertThat(lookup.data("identity_policies")).hasToString("[\"one\",\"two\",\"three\"]");
    assertThat(lookup.data("external_namespace_policies")).isEmpty();
    Reply again = house.knock("alice", "");
    assertThat(again.at("auth", "policies"))
        .hasToString("[\"default\",\"one\",\"own\",\"three\",\"two\"]");
    assertThat(again.at("auth", "token_policies")).hasToString("[\"default\",\"own\"]");
    assertThat(again.at("auth", "identity_policies")).hasToString("[\"one\",\"three\",\"two\"]");
    core.delete("identity/group/id/" + inner);
    assertThat(house.shelf("two", token)).isEqualTo(403);
    assertThat(house.shelf("three", token)).isEqualTo(403);
  }

  @Test
  void aTokenOfADisabledEntityIsRefusedUntilItIsEnabled() {
    String token = house.token("alice");
    String path = "identity/entity/id/" + entity(token);
    core.write(path, "{\"disabled\":true}");
    assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(403);
    assertThat(house.knock("alice", "").status()).isEqualTo(403);
    core.write(path, "{\"disabled\":false}");
    assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
  }

  @Test
  void aTokenOfADeletedEntityIsRefusedButCanBeRevoked() {
    Reply login = house.knock("alice", "");
    String token = login.text("auth", "client_token");
    core.delete("identity/entity/id/" + entity(token));
    assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(403);
    assertThat(
            core.write(
                    "auth/token/revoke-accessor",
                    "{\"accessor\":\"" + login.text("auth", "accessor") + "\"}")
                .warnings())
        .isEmpty();
    assertThat(house.knock("alice", "").text("auth", "entity_id"))
        .isNotEqualTo(login.text("auth", "entity_id"));
  }

  @Test
  void aTokenOfAMergedEntityIsTheOtherOnes() {
    house.policy("one", "shelf/one");
    String alice = house.token("alice");
    String kept = house.made("identity/entity", "{'name':'kept','policies':'one'}");
    assertThat(
            core.write(
                    "identity/entity/merge",
                    "{\"from_entity_ids\":\""
                        + entity(alice)
                        + "\",\"to_entity_id\":\""
                        + kept
                        + "\"}")
                .status())
        .isEqualTo(204);
    assertThat(core.read("shelf/one", alice).data("entity").asText()).isEqualTo("kept");
    assertThat(house.knock("alice", "").text("auth", "entity_id")).isEqualTo(kept);
  }

  @Test
  void externalGroupsFollowEachLoginAndEachRenewal() {
    house.policy("ext", "shelf/ext");
    String group =
        house.made("identity/group", "{'name':'ext','type':'external','policies':'ext'}");
    String alias =
        house.made(
            "identity/group-alias",
            "{'name':'staff','mount_accessor':'"
                + house.accessor()
                + "','canonical_id':'"
                + group
                + "'}");
    String token = house.knock("alice", "staff,others").text("auth", "client_token");
    assertThat(house.shelf("ext", token)).isEqualTo(200);
    assertThat(core.read("identity/group/id/" + group).data("member_entity_ids")).hasSize(1);
    house.knock("alice", "others");
    assertThat(house.shelf("ext", token)).isEqualTo(403);
    core.write("auth/door/groups/alice", "{\"groups\":\"staff\"}");
    assertThat(core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(200);
    assertThat(house.shelf("ext", token)).isEqualTo(200);
    core.delete("identity/group-alias/id/" + alias);
    assertThat(house.shelf("ext", token)).isEqualTo(403);
    // Another alias begins without the members of the old one.
    house.made(
        "identity/group-alias",
        "{'name':'staff','mount_accessor':'"
            + house.accessor()
            + "','canonical_id':'"
            + group
            + "'}");
    assertThat(house.shelf("ext", token)).isEqualTo(403);
  }

  @Test
  void withItsAliasAnEntityLosesWhatTheMountSaidOfItsGroups() {
    house.policy("ext", "shelf/ext");
    String group =
        house.made("identity/group", "{'name':'ext','type':'external','policies':'ext'}");
    house.made(
        "identity/group-alias",
        "{'name':'staff','mount_accessor':'"
            + house.accessor()
            + "','canonical_id':'"
            + group
            + "'}");
    String token = house.knock("alice", "staff").text("auth", "client_token");
    String alias =
        core.read("identity/entity/id/" + entity(token)).data("aliases").get(0).path("id").asText();
    assertThat(core.delete("identity/entity-alias/id/" + alias).status()).isEqualTo(204);
    assertThat(house.shelf("ext", token)).isEqualTo(403);
    assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
  }

  @Test
  void batchTokensCarryTheEntityToo() {
    house.policy("one", "shelf/one");
    Reply login = core.write("auth/door/login/alice", "{\"token_type\":\"batch\"}", "");
    String token = login.text("auth", "client_token");
    assertThat(token).startsWith("hvb.");
    core.write("identity/entity/id/" + login.text("auth", "entity_id"), "{\"policies\":\"one\"}");
    assertThat(house.shelf("one", token)).isEqualTo(200);
  }

  @Test
  void aChildHasItsParentsEntityAnOrphanNone() {
    house.policy("own", "auth/token/create");
    core.write(
        "sys/policies/acl/own",
        "{\"policy\":\"path \\\"auth/token/create*\\\" { capabilities = [\\\"update\\\","
            + " \\\"sudo\\\"] }\"}");
    String token = house.token("alice");
    Reply child = core.write("auth/token/create", "{}", token);
    assertThat(child.text("auth", "entity_id")).isEqualTo(entity(token));
    Reply orphan = core.write("auth/token/create-orphan", "{}", token);
    assertThat(orphan.status()).isEqualTo(200);
    assertThat(orphan.text("auth", "entity_id")).isEmpty();
  }

  @Test
  void aTokenRoleSaysWhoseTokensMayBeMade() {
    core.write("auth/token/roles/r", "{\"allowed_entity_aliases\":[\"al*\"]}");
    Reply made = core.write("auth/token/create/r", "{\"entity_alias\":\"Alfred\"}");
    String id = made.text("auth", "entity_id");
    Reply entity = core.read("identity/entity/id/" + id);
    assertThat(entity.data("aliases").get(0).path("name").asText()).isEqualTo("alfred");
    assertThat(entity.data("aliases").get(0).path("mount_path").asText()).isEqualTo("auth/token/");
    assertThat(
            core.write("auth/token/create/r", "{\"entity_alias\":\"alfred\"}")
                .text("auth", "entity_id"))
        .isEqualTo(id);
    assertThat(core.write("auth/token/create/r", "{\"entity_alias\":\"zoe\"}").status())
        .isEqualTo(400);
  }

  @Test
  void capabilitiesAskedForAnotherTokenCountItsIdentityToo() {
    house.policy("one", "shelf/{{identity.entity.name}}");
    Reply login = house.knock("alice", "");
    core.write(
        "identity/entity/id/" + login.text("auth", "entity_id"),
        "{\"name\":\"alice\",\"policies\":\"one\"}");
    Reply reply =
        core.send(
            Operation.UPDATE,
            "sys/capabilities",
            "{\"paths\":\"shelf/alice\",\"token\":\"" + login.text("auth", "client_token") + "\"}",
            TestCore.ROOT);
    assertThat(reply.data("shelf/alice")).hasToString("[\"read\"]");
  }

  @Test
  void theAuditLogSaysWhoLoggedInWhoIsNewAndWhatTheIdentityGave(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("audit.log");
    core.write(
        "sys/audit/file", "{\"type\":\"file\",\"options\":{\"file_path\":\"" + file + "\"}}");
    house.policy("one", "shelf/one");
    Reply login = house.knock("alice", "");
    String entity = login.text("auth", "entity_id");
    house.knock("alice", "");
    core.write("identity/entity/id/" + entity, "{\"policies\":\"one\"}");
    assertThat(house.shelf("one", login.text("auth", "client_token"))).isEqualTo(200);
    List<JsonNode> answers =
        Files.readAllLines(file).stream()
            .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
            .filter(entry -> entry.path("type").asText().equals("response"))
            .toList();
    List<JsonNode> logins =
        answers.stream()
            .filter(entry -> entry.path("request").path("path").asText().contains("login"))
            .map(entry -> entry.path("response").path("auth"))
            .toList();
    assertThat(logins).extracting(auth -> auth.path("entity_id").asText()).containsOnly(entity);
    assertThat(logins)
        .extracting(auth -> auth.path("entity_created").asBoolean())
        .containsExactly(true, false);
    JsonNode read = answers.getLast().path("auth");
    assertThat(read.path("entity_id").asText()).isEqualTo(entity);
    assertThat(read.path("identity_policies")).hasToString("[\"one\"]");
    assertThat(read.path("policies")).hasToString("[\"default\",\"one\",\"own\"]");
  }
}
