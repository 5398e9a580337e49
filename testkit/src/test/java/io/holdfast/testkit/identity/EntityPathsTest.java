package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities, aliases and groups as operators manage them. */
class EntityPathsTest {
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

  private Reply write(String path, String json) {
    return core.write(path, json.replace('\'', '"'));
  }

  private String alias(String name, String entity) {
    return house.made(
        "identity/entity-alias",
        "{'name':'"
            + name
            + "','canonical_id':'"
            + entity
            + "','mount_accessor':'"
            + house.accessor()
            + "'}");
  }

  @Test
  void anEntityIsFoundByIdNameAndAliasWhateverTheCase() {
    String id = house.made("identity/entity", "{'name':'Ann','metadata':{'k':'v'}}");
    String alias = alias("Annie", id);
    assertThat(core.read("identity/entity/id/" + id).data("name").asText()).isEqualTo("Ann");
    assertThat(core.read("identity/entity/name/ann").data("id").asText()).isEqualTo(id);
    for (String query :
        new String[] {
          "{'id':'" + id + "'}",
          "{'name':'ANN'}",
          "{'alias_id':'" + alias + "'}",
          "{'alias_name':'annie','alias_mount_accessor':'" + house.accessor() + "'}"
        }) {
      assertThat(write("identity/lookup/entity", query).data("id").asText())
          .as(query)
          .isEqualTo(id);
    }
    assertThat(write("identity/lookup/entity", "{'name':'nobody'}").status()).isEqualTo(204);
    assertThat(write("identity/lookup/entity", "{}").status()).isEqualTo(400);
    assertThat(write("identity/lookup/entity", "{'id':'a','name':'b'}").status()).isEqualTo(400);
    assertThat(write("identity/lookup/entity", "{'alias_name':'a'}").status()).isEqualTo(400);
  }

  @Test
  void anAliasIsTheSameByTheOlderNamesOfItsPath() {
    String ann = house.made("identity/entity", "{'name':'ann'}");
    String alias = alias("annie", ann);
    for (String older : new String[] {"identity/alias", "identity/persona"}) {
      assertThat(core.read(older + "/id/" + alias).data("canonical_id").asText()).isEqualTo(ann);
      assertThat(core.list(older + "/id").keys()).containsExactly(alias);
    }
    String bea = house.made("identity/entity", "{'name':'bea'}");
    String other =
        house.made(
            "identity/persona",
            "{'name':'bee','entity_id':'" + bea + "','mount_accessor':'" + house.accessor() + "'}");
    assertThat(core.read("identity/entity-alias/id/" + other).data("name").asText())
        .isEqualTo("bee");
    assertThat(core.delete("identity/alias/id/" + other).status()).isEqualTo(204);
    assertThat(core.read("identity/persona/id/" + other).status()).isEqualTo(404);
  }

  @Test
  void aNameBelongsToOneEntity() {
    String id = house.made("identity/entity", "{'name':'ann'}");
    house.made("identity/entity", "{'name':'bea'}");
    assertThat(write("identity/entity", "{'name':'ann','policies':'p'}").status()).isEqualTo(204);
    assertThat(core.read("identity/entity/id/" + id).data("policies")).hasToString("[\"p\"]");
    assertThat(write("identity/entity/id/" + id, "{'name':'bea'}").status()).isEqualTo(400);
    assertThat(write("identity/entity/id/" + id, "{'name':'cea'}").status()).isEqualTo(204);
    assertThat(core.read("identity/entity/name/ann").status()).isEqualTo(404);
    assertThat(write("identity/entity", "{'id':'unknown'}").status()).isEqualTo(400);
    assertThat(write("identity/entity", "{'name':'r','policies':'root'}").status()).isEqualTo(400);
  }

  @Test
  void listsComeByPagesWithWhatStandsBehindTheIds() {
    for (String name : new String[] {"c", "a", "b"}) {
      alias(name, house.made("identity/entity", "{'name':'" + name + "'}"));
    }
    assertThat(core.list("identity/entity/name").keys()).containsExactly("a", "b", "c");
    Reply page =
        core.send(
            Operation.LIST, "identity/entity/name", "{\"after\":\"a\",\"limit\":1}", TestCore.ROOT);
    assertThat(page.keys()).containsExactly("b");
    Reply ids = core.list("identity/entity/id");
    assertThat(ids.keys()).hasSize(3);
    assertThat(ids.data("key_info", ids.keys().getFirst(), "aliases").get(0).path("name").asText())
        .isNotEmpty();
    Reply aliases = core.list("identity/entity-alias/id");
    assertThat(aliases.data("key_info", aliases.keys().getFirst(), "mount_type").asText())
        .isEqualTo("door");
  }

  @Test
  void anAliasIsRenamedMovedAndDeleted() {
    String ann = house.made("identity/entity", "{'name':'ann'}");
    String bea = house.made("identity/entity", "{'name':'bea'}");
    String alias = alias("one", ann);
    assertThat(
            write(
                    "identity/entity-alias",
                    "{'name':'two','canonical_id':'"
                        + ann
                        + "','mount_accessor':'"
                        + house.accessor()
                        + "'}")
                .status())
        .isEqualTo(400);
    write("identity/entity-alias/id/" + alias, "{'name':'uno','canonical_id':'" + bea + "'}");
    assertThat(core.read("identity/entity-alias/id/" + alias).data("canonical_id").asText())
        .isEqualTo(bea);
    assertThat(house.knock("uno", "").text("auth", "entity_id")).isEqualTo(bea);
    assertThat(house.knock("one", "").text("auth", "entity_id")).isNotIn(ann, bea);
    assertThat(core.read("identity/entity-alias/id/" + alias).data("custom_metadata").isObject())
        .isTrue();
    assertThat(core.delete("identity/entity-alias/id/" + alias).status()).isEqualTo(204);
    assertThat(core.read("identity/entity-alias/id/" + alias).status()).isEqualTo(404);
    assertThat(write("identity/entity-alias", "{'name':'x','mount_accessor':'no'}").status())
        .isEqualTo(400);
  }

  @Test
  void entitiesWithAliasesOfOneMountMergeWhenItIsSaidWhichStays() {
    String ann = house.made("identity/entity", "{'name':'ann'}");
    String bea = house.made("identity/entity", "{'name':'bea'}");
    alias("one", ann);
    String kept = alias("two", bea);
    String merge = "{'from_entity_ids':['" + bea + "'],'to_entity_id':'" + ann + "'";
    assertThat(write("identity/entity/merge", merge + "}").status()).isEqualTo(400);
    assertThat(
            write(
                    "identity/entity/merge",
                    merge + ",'conflicting_alias_ids_to_keep':['" + kept + "']}")
                .status())
        .isEqualTo(204);
    Reply after = core.read("identity/entity/id/" + ann);
    assertThat(after.data("aliases")).hasSize(1);
    assertThat(after.data("aliases").get(0).path("id").asText()).isEqualTo(kept);
    assertThat(after.data("merged_entity_ids")).hasToString("[\"" + bea + "\"]");
    assertThat(house.knock("two", "").text("auth", "entity_id")).isEqualTo(ann);
    assertThat(core.read("identity/entity/name/bea").status()).isEqualTo(404);
    assertThat(core.read("identity/entity/id/" + bea).status()).isEqualTo(404);
  }

  @Test
  void manyEntitiesAreDeletedAtOnce() {
    String ann = house.made("identity/entity", "{'name':'ann'}");
    String bea = house.made("identity/entity", "{'name':'bea'}");
    write("identity/entity/batch-delete", "{'entity_ids':['" + ann + "','" + bea + "','no']}");
    assertThat(core.list("identity/entity/id").status()).isEqualTo(404);
    assertThat(write("identity/entity/batch-delete", "{}").status()).isEqualTo(400);
  }

  @Test
  void groupsWithinGroupsMakeNoCircle() {
    String inner = house.made("identity/group", "{'name':'inner'}");
    String middle =
        house.made("identity/group", "{'name':'middle','member_group_ids':'" + inner + "'}");
    String outer =
        house.made("identity/group", "{'name':'outer','member_group_ids':'" + middle + "'}");
    for (String id : new String[] {inner, middle, outer}) {
      assertThat(write("identity/group/id/" + inner, "{'member_group_ids':'" + id + "'}").status())
          .isEqualTo(400);
    }
    assertThat(core.read("identity/group/id/" + inner).data("parent_group_ids"))
        .hasToString("[\"" + middle + "\"]");
    core.delete("identity/group/name/middle");
    assertThat(core.read("identity/group/id/" + inner).data("parent_group_ids").isNull()).isTrue();
    assertThat(core.read("identity/group/id/" + outer).data("member_group_ids").isNull()).isTrue();
  }

  @Test
  void groupsRefuseWhatTheirTypeDoesNotHave() {
    String internal = house.made("identity/group", "{'name':'in'}");
    String external = house.made("identity/group", "{'name':'ex','type':'external'}");
    String ann = house.made("identity/entity", "{'name':'ann'}");
    assertThat(
            write("identity/group/id/" + external, "{'member_entity_ids':'" + ann + "'}").status())
        .isEqualTo(400);
    assertThat(write("identity/group/id/" + internal, "{'type':'external'}").status())
        .isEqualTo(400);
    assertThat(write("identity/group/id/" + internal, "{'member_entity_ids':'no'}").status())
        .isEqualTo(400);
    assertThat(write("identity/group", "{'name':'g','type':'odd'}").status()).isEqualTo(400);
    assertThat(
            write(
                    "identity/group-alias",
                    "{'name':'a','mount_accessor':'"
                        + house.accessor()
                        + "','canonical_id':'"
                        + internal
                        + "'}")
                .status())
        .isEqualTo(400);
    assertThat(core.list("identity/group/name").keys()).containsExactly("ex", "in");
    assertThat(
            core.list("identity/group/id")
                .data("key_info", internal, "num_member_entities")
                .asInt())
        .isZero();
  }

  @Test
  void theMountIsThereFromTheBeginningAndStays() {
    Reply mounts = core.read("sys/mounts");
    assertThat(mounts.data("identity/", "type").asText()).isEqualTo("identity");
    assertThat(core.delete("sys/mounts/identity").status()).isEqualTo(400);
  }
}
