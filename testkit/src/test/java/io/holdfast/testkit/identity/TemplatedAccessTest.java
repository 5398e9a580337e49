package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paths of policies that depend on who asks. */
class TemplatedAccessTest {
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

  @Test
  void anEntitysPropertiesFillThePathAndAreLookedUpAnew() {
    house.policy(
        "own",
        "shelf/id/{{identity.entity.id}}",
        "shelf/name/{{identity.entity.name}}/*",
        "shelf/team/{{identity.entity.metadata.team}}");
    Reply login = house.knock("alice", "");
    String token = login.text("auth", "client_token");
    String id = login.text("auth", "entity_id");
    assertThat(house.shelf("id/" + id, token)).isEqualTo(200);
    assertThat(house.shelf("team/", token)).isEqualTo(403);
    core.write("identity/entity/id/" + id, "{\"name\":\"Alice\",\"metadata\":{\"team\":\"blue\"}}");
    assertThat(house.shelf("name/Alice/x", token)).isEqualTo(200);
    assertThat(house.shelf("name/Bob/x", token)).isEqualTo(403);
    assertThat(house.shelf("team/blue", token)).isEqualTo(200);
    core.write("identity/entity/id/" + id, "{\"metadata\":{\"team\":\"red\"}}");
    assertThat(house.shelf("team/blue", token)).isEqualTo(403);
    assertThat(house.shelf("team/red", token)).isEqualTo(200);
    String bob = house.token("bob");
    assertThat(house.shelf("id/" + id, bob)).isEqualTo(403);
  }

  @Test
  void aliasesAndGroupsFillThePathToo() {
    String accessor = house.accessor();
    Reply login = house.knock("alice", "");
    String token = login.text("auth", "client_token");
    String id = login.text("auth", "entity_id");
    String group =
        house.made(
            "identity/group",
            "{'name':'grp','metadata':{'area':'north'},'member_entity_ids':'" + id + "'}");
    house.policy(
        "own",
        "shelf/alias/{{identity.entity.aliases." + accessor + ".name}}",
        "shelf/custom/{{identity.entity.aliases." + accessor + ".custom_metadata.k}}",
        "shelf/area/{{identity.groups.names.grp.metadata.area}}",
        "shelf/group/{{identity.groups.ids." + group + ".name}}");
    core.write(
        "identity/entity-alias",
        "{\"name\":\"alice\",\"mount_accessor\":\""
            + accessor
            + "\",\"custom_metadata\":{\"k\":\"v\"}}");
    assertThat(house.shelf("alias/alice", token)).isEqualTo(200);
    assertThat(house.shelf("custom/v", token)).isEqualTo(200);
    assertThat(house.shelf("area/north", token)).isEqualTo(200);
    assertThat(house.shelf("group/grp", token)).isEqualTo(200);
    core.write("identity/group/id/" + group, "{\"member_entity_ids\":\"\"}");
    assertThat(house.shelf("area/north", token)).isEqualTo(403);
  }

  @Test
  void aTokenWithoutAnEntityGetsNothingOfThem() {
    house.policy("own", "shelf/id/{{identity.entity.id}}", "shelf/all");
    String token =
        core.write("auth/token/create", "{\"policies\":[\"own\"]}").text("auth", "client_token");
    assertThat(house.shelf("all", token)).isEqualTo(200);
    assertThat(house.shelf("id/", token)).isEqualTo(403);
  }

  @Test
  void theDefaultPolicyShowsEverybodyTheirOwnEntity() {
    Reply login = house.knock("alice", "");
    String token = login.text("auth", "client_token");
    String id = login.text("auth", "entity_id");
    assertThat(core.read("identity/entity/id/" + id, token).status()).isEqualTo(200);
    assertThat(core.read("identity/entity/id/" + id, house.token("bob")).status()).isEqualTo(403);
  }

  @Test
  void aPolicyThatIsOverGrantsNothingMoreToAnybody() {
    core.write(
        "sys/policies/acl/own",
        "{\"ttl\":\"10m\",\"policy\":\"path \\\"shelf/{{identity.entity.name}}\\\" {"
            + " capabilities = [\\\"read\\\"] } path \\\"shelf/all\\\" { capabilities ="
            + " [\\\"read\\\"] }\"}");
    Reply login = house.knock("alice", "");
    String token = login.text("auth", "client_token");
    core.write("identity/entity/id/" + login.text("auth", "entity_id"), "{\"name\":\"alice\"}");
    assertThat(house.shelf("alice", token)).isEqualTo(200);
    assertThat(house.shelf("all", token)).isEqualTo(200);
    core.clock().advance(Duration.ofMinutes(11));
    assertThat(house.shelf("alice", token)).isEqualTo(403);
    assertThat(house.shelf("all", token)).isEqualTo(403);
  }
}
