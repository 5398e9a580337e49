package io.holdfast.core.identity.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.identity.entity.AliasJson;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupAlias;
import io.holdfast.core.router.Router;
import java.util.List;

/** Groups and their aliases as clients see them. */
final class GroupJson {
  private GroupJson() {}

  static ObjectNode of(Group group, List<String> members, Router router) {
    ObjectNode out = Json.object();
    GroupAlias alias = group.alias();
    out.set("alias", alias == null ? Json.object() : alias(alias, group.id(), router));
    out.put("creation_time", group.created().toString());
    out.put("id", group.id());
    out.put("last_update_time", group.updated().toString());
    AliasJson.ids(out, "member_entity_ids", members);
    AliasJson.ids(out, "member_group_ids", group.memberGroups());
    AliasJson.metadata(out, "metadata", group.metadata());
    out.put("modify_index", group.changes());
    out.put("name", group.name());
    out.put("namespace_id", Namespace.idIn(group.id()));
    AliasJson.ids(out, "parent_group_ids", group.parents());
    AliasJson.ids(out, "policies", group.policies());
    out.put("type", type(group));
    return out;
  }

  static String type(Group group) {
    return group.external() ? "external" : "internal";
  }

  /** What a list tells of each. */
  static ObjectNode brief(Group group, int members) {
    ObjectNode out = Json.object();
    out.put("name", group.name());
    out.put("num_member_entities", members);
    out.put("num_parent_groups", group.parents().size());
    return out;
  }

  private static ObjectNode alias(GroupAlias alias, String group, Router router) {
    ObjectNode out = Json.object();
    out.put("canonical_id", group);
    out.put("creation_time", alias.created().toString());
    out.put("id", alias.id());
    out.put("last_update_time", alias.updated().toString());
    out.putNull("merged_from_canonical_ids");
    out.putNull("metadata");
    AliasJson.mount(out, alias.mountAccessor(), router);
    out.put("name", alias.name());
    return out;
  }

  /** An alias on its own. */
  static ObjectNode ofAlias(GroupAlias alias, String group, Router router) {
    ObjectNode out = alias(alias, group, router);
    out.putNull("custom_metadata");
    out.put("local", false);
    out.put("namespace_id", Namespace.idIn(group));
    return out;
  }

  /** What a list of aliases tells of each. */
  static ObjectNode briefAlias(GroupAlias alias, String group, Router router) {
    ObjectNode out = Json.object();
    out.put("canonical_id", group);
    out.putNull("custom_metadata");
    out.put("local", false);
    out.putNull("metadata");
    AliasJson.listedMount(out, alias.mountAccessor(), router);
    out.put("name", alias.name());
    return out;
  }
}
