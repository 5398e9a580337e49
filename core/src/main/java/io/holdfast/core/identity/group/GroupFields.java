package io.holdfast.core.identity.group;

import io.holdfast.api.route.Field;
import java.util.List;
import java.util.Map;

/** What a write of a group can say. */
final class GroupFields {
  static final Field<String> ID = Field.string("id", "The id of the group.");
  static final Field<String> NAME = Field.string("name", "The name of the group.");
  static final Field<String> TYPE =
      Field.string("type", "internal, or external: logins decide who is in it.");
  static final Field<Map<String, String>> METADATA =
      Field.pairs("metadata", "Metadata of the group; replaces what there is.");
  static final Field<List<String>> POLICIES =
      Field.commaList("policies", "The policies that the group gives to its members' tokens.");
  static final Field<List<String>> MEMBER_ENTITIES =
      Field.commaList("member_entity_ids", "The ids of the entities in it.");
  static final Field<List<String>> MEMBER_GROUPS =
      Field.commaList("member_group_ids", "The ids of the groups whose members are in it too.");

  static final List<Field<?>> ALL =
      List.of(ID, NAME, TYPE, METADATA, POLICIES, MEMBER_ENTITIES, MEMBER_GROUPS);

  private GroupFields() {}
}
