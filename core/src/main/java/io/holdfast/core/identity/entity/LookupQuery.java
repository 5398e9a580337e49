package io.holdfast.core.identity.entity;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.ArrayList;
import java.util.List;

/** By what an entity or a group is looked up: by one thing only. */
public sealed interface LookupQuery {
  /** By its id. */
  record ById(String id) implements LookupQuery {}

  /** By its name. */
  record ByName(String name) implements LookupQuery {}

  /** By the id of an alias. */
  record ByAlias(String id) implements LookupQuery {}

  /** By the name that an auth mount knows it by. */
  record ByAliasName(String mountAccessor, String name) implements LookupQuery {}

  Field<String> ID = Field.string("id", "The id.");
  Field<String> NAME = Field.string("name", "The name.");
  Field<String> ALIAS_ID = Field.string("alias_id", "The id of the alias.");
  Field<String> ALIAS_NAME =
      Field.string("alias_name", "The name of the alias; takes alias_mount_accessor too.");
  Field<String> ALIAS_MOUNT =
      Field.string("alias_mount_accessor", "The accessor of the alias's auth mount.");

  List<Field<?>> FIELDS = List.of(ID, NAME, ALIAS_ID, ALIAS_NAME, ALIAS_MOUNT);

  /**
   * What a call asks for.
   *
   * @throws Refusal.InvalidRequest when it says nothing, too much, or half of an alias's name
   */
  static LookupQuery of(Call call) {
    List<LookupQuery> asked = new ArrayList<>();
    if (!call.get(ID).isEmpty()) {
      asked.add(new ById(call.get(ID)));
    }
    if (!call.get(NAME).isEmpty()) {
      asked.add(new ByName(call.get(NAME)));
    }
    if (!call.get(ALIAS_ID).isEmpty()) {
      asked.add(new ByAlias(call.get(ALIAS_ID)));
    }
    String aliasName = call.get(ALIAS_NAME);
    String aliasMount = call.get(ALIAS_MOUNT);
    if (aliasName.isEmpty() != aliasMount.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "both 'alias_name' and 'alias_mount_accessor' needs to be set");
    }
    if (!aliasName.isEmpty()) {
      asked.add(new ByAliasName(aliasMount, aliasName));
    }
    if (asked.isEmpty()) {
      throw new Refusal.InvalidRequest("query parameter not supplied");
    }
    if (asked.size() > 1) {
      throw new Refusal.InvalidRequest(
          "query parameter conflict; please supply distinct set of query parameters");
    }
    return asked.getFirst();
  }
}
