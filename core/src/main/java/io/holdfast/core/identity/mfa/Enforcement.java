package io.holdfast.core.identity.mfa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.router.MountEntry;
import java.util.List;

/**
 * Logins that need a second factor: those that match one of its lists.
 *
 * @param methods ids of the methods, any one of which will do
 */
public record Enforcement(
    String id,
    String name,
    List<String> methods,
    List<String> mountAccessors,
    List<String> mountTypes,
    List<String> groups,
    List<String> entities) {

  boolean guards(MountEntry mount, Subject who) {
    return mountAccessors.contains(mount.accessor())
        || mountTypes.contains(mount.type())
        || entities.contains(who.id())
        || who.groups().stream().anyMatch(group -> groups.contains(group.id()));
  }

  ObjectNode asJson(Namespace namespace) {
    ObjectNode out = Json.object();
    out.set("auth_method_accessors", Json.array(mountAccessors));
    out.set("auth_method_types", Json.array(mountTypes));
    out.put("id", id);
    out.set("identity_entity_ids", Json.array(entities));
    out.set("identity_group_ids", Json.array(groups));
    out.set("mfa_method_ids", Json.array(methods));
    out.put("name", name);
    out.put("namespace_id", namespace.id());
    out.put("namespace_path", namespace.path());
    return out;
  }
}
