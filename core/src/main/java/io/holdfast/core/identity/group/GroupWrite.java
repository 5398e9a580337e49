package io.holdfast.core.identity.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.core.CoreCall;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.Hierarchy;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import io.holdfast.core.identity.store.Names;
import io.holdfast.core.identity.store.Policies;
import java.util.List;
import java.util.Optional;

/** Makes, changes and deletes groups. */
record GroupWrite(Call call, GroupStore store) {
  Response write() {
    String id = call.get(GroupFields.ID);
    String name = call.get(GroupFields.NAME);
    Optional<Group> byName = store.byName(name);
    Optional<Group> before = id.isEmpty() ? byName : store.find(id);
    if (!id.isEmpty() && before.isEmpty()) {
      throw new Refusal.InvalidRequest("invalid group ID");
    }
    if (byName.isPresent() && !byName.get().id().equals(before.orElseThrow().id())) {
      throw new Refusal.InvalidRequest("group name is already in use");
    }
    Group was = before.orElseGet(() -> fresh(name));
    checkType(was);
    Group after = written(was, name);
    store.put(before, after.changed(call.now()));
    if (call.has(GroupFields.MEMBER_ENTITIES)) {
      members(call).set(after, entities(after, call.get(GroupFields.MEMBER_ENTITIES)));
    }
    return before.isPresent() ? Response.empty() : Response.data(created(after));
  }

  private Group fresh(String name) {
    boolean external =
        switch (call.get(GroupFields.TYPE)) {
          case "", "internal" -> false;
          case "external" -> true;
          default -> throw invalidType();
        };
    return Group.named(
        Names.id(call.request().namespace()),
        name.isEmpty() ? Names.random("group") : name,
        external,
        call.now());
  }

  private Refusal invalidType() {
    return new Refusal.InvalidRequest(
        "invalid group type \"" + call.get(GroupFields.TYPE) + "\"; it is internal or external");
  }

  private void checkType(Group group) {
    String type = call.get(GroupFields.TYPE);
    if (!type.isEmpty() && !type.equals(GroupJson.type(group))) {
      throw new Refusal.InvalidRequest("group type cannot be changed");
    }
    if (group.external() && call.has(GroupFields.MEMBER_ENTITIES)) {
      throw new Refusal.InvalidRequest("member entities can't be set manually for external groups");
    }
    if (group.external() && call.has(GroupFields.MEMBER_GROUPS)) {
      throw new Refusal.InvalidRequest("member groups can't be set for external groups");
    }
  }

  private Group written(Group was, String name) {
    Group after = name.isEmpty() ? was : was.named(name);
    after =
        after
            .withPolicies(
                call.find(GroupFields.POLICIES).map(Policies::checked).orElse(was.policies()))
            .withMetadata(call.find(GroupFields.METADATA).orElse(was.metadata()));
    return call.has(GroupFields.MEMBER_GROUPS)
        ? Hierarchy.withMembers(storage(call), after, call.get(GroupFields.MEMBER_GROUPS))
        : after;
  }

  static Members members(Call call) {
    return new Members(storage(call));
  }

  private static IdentityStorage storage(Call call) {
    return new IdentityStorage(CoreCall.of(call).tx());
  }

  private List<String> entities(Group group, List<String> ids) {
    IdentityStorage storage = storage(call);
    return ids.stream()
        .map(id ->
            storage
                .entitiesOf(id)
                .find(id)
                .filter(entity -> Hierarchy.mayBeIn(storage.tx(), entity.id(), group.id()))
                .orElseThrow(() -> new Refusal.InvalidRequest("invalid entity ID \"" + id + "\""))
                .id())
        .distinct()
        .toList();
  }

  private static ObjectNode created(Group group) {
    ObjectNode data = Json.object();
    data.put("id", group.id());
    data.put("name", group.name());
    return data;
  }

  /** Its members' records name it until they change; nobody finds it there any more. */
  void delete(Group group) {
    Hierarchy.leave(storage(call), group);
    store.delete(group);
    forgetMembers(call, group);
  }

  /** Deletes the list of a group's members, which is never used again. */
  static void forgetMembers(Call call, Group group) {
    String base = Layout.mount(call.request().namespace(), call.mount().uuid());
    Members.folder(group)
        .ifPresent(folder -> StorageDeletion.delete(CoreCall.of(call).tx(), base + folder));
  }
}
