package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.router.Router;
import java.util.ArrayList;
import java.util.List;

/** Entities as clients see them. */
final class EntityJson {
  private EntityJson() {}

  /**
   * @param direct the ids of the groups that it is directly in
   * @param inherited the ids of those it is in by way of others
   */
  static ObjectNode of(Entity entity, List<String> direct, List<String> inherited, Router router) {
    ObjectNode out = Json.object();
    ArrayNode aliases = out.putArray("aliases");
    entity.aliases().forEach(alias -> aliases.add(AliasJson.of(alias, entity.id(), router)));
    out.put("creation_time", entity.created().toString());
    out.set("direct_group_ids", Json.array(direct));
    out.put("disabled", entity.disabled());
    List<String> all = new ArrayList<>(direct);
    all.addAll(inherited);
    out.set("group_ids", Json.array(all));
    out.put("id", entity.id());
    out.set("inherited_group_ids", Json.array(inherited));
    out.put("last_update_time", entity.updated().toString());
    AliasJson.ids(out, "merged_entity_ids", entity.merged());
    AliasJson.metadata(out, "metadata", entity.metadata());
    out.put("name", entity.name());
    out.put("namespace_id", Namespace.idIn(entity.id()));
    out.set("policies", Json.array(entity.policies()));
    return out;
  }

  /** What a list tells of each. */
  static ObjectNode brief(Entity entity, Router router) {
    ObjectNode out = Json.object();
    ArrayNode aliases = out.putArray("aliases");
    entity.aliases().forEach(alias -> aliases.add(AliasJson.briefest(alias, router)));
    out.put("name", entity.name());
    return out;
  }
}
