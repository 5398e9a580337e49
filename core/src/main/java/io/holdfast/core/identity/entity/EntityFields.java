package io.holdfast.core.identity.entity;

import io.holdfast.api.route.Field;
import java.util.List;
import java.util.Map;

/** What a write of an entity can say. */
final class EntityFields {
  static final Field<String> ID = Field.string("id", "The id of the entity.");
  static final Field<String> NAME = Field.string("name", "The name of the entity.");
  static final Field<Map<String, String>> METADATA =
      Field.pairs("metadata", "Metadata of the entity; replaces what there is.");
  static final Field<List<String>> POLICIES =
      Field.commaList("policies", "The policies that the entity gives to its tokens.");
  static final Field<Boolean> DISABLED =
      Field.bool("disabled", "Whether tokens of the entity are refused.");

  static final List<Field<?>> ALL = List.of(ID, NAME, METADATA, POLICIES, DISABLED);

  private EntityFields() {}
}
