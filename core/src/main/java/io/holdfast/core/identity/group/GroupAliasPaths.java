package io.holdfast.core.identity.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.identity.entity.Mounts;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupAlias;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.Names;
import io.holdfast.core.router.Router;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code group-alias} and {@code group-alias/id}: the names of external groups at auth mounts. */
public final class GroupAliasPaths {
  private static final Field<String> ID = Field.string("id", "The id of the alias.");
  private static final Field<String> NAME =
      Field.string("name", "The name of the group at the auth mount.");
  private static final Field<String> MOUNT =
      Field.string("mount_accessor", "The accessor of the auth mount.");
  private static final Field<String> GROUP =
      Field.string("canonical_id", "The id of the external group; a new one when left out.");

  public Routes routes() {
    return Routes.of(
        Route.path("group-alias")
            .describe("Creates a new group alias, or updates an existing one.", "")
            .fields(ID, NAME, MOUNT, GROUP)
            .on(Operation.UPDATE, GroupAliasPaths::write),
        Route.path("group-alias/id/?")
            .describe("List all the group alias IDs.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, GroupAliasPaths::list),
        Route.path("group-alias/id/{id:segment}")
            .describe("Update, read or delete a group alias using ID.", "")
            .fields(ID, NAME, MOUNT, GROUP)
            .on(Operation.READ, GroupAliasPaths::read)
            .on(Operation.UPDATE, GroupAliasPaths::write)
            .on(Operation.DELETE, GroupAliasPaths::delete));
  }

  private static Response read(Call call) {
    Group group =
        new GroupStore(call.storage()).byAlias(call.get(ID)).orElseThrow(Refusal.NotFound::new);
    return Response.data(
        GroupJson.ofAlias(
            Objects.requireNonNull(group.alias()), group.id(), CoreCall.of(call).router()));
  }

  private static Response list(Call call) {
    GroupStore store = new GroupStore(call.storage());
    Router router = CoreCall.of(call).router();
    return Listing.of(
        store.aliasIds(Page.of(call)),
        id ->
            store
                .byAlias(id)
                .flatMap(group ->
                    Optional.ofNullable(group.alias())
                        .map(alias -> GroupJson.briefAlias(alias, group.id(), router))));
  }

  private static Response delete(Call call) {
    GroupStore store = new GroupStore(call.storage());
    store
        .byAlias(call.get(ID))
        .ifPresent(group -> {
          GroupWrite.forgetMembers(call, group);
          store.put(Optional.of(group), group.withAlias(null).changed(call.now()));
        });
    return Response.empty();
  }

  private static Response write(Call call) {
    GroupStore store = new GroupStore(call.storage());
    String id = call.get(ID);
    Optional<Group> holder = store.byAlias(id);
    if (!id.isEmpty() && holder.isEmpty()) {
      throw new Refusal.InvalidRequest("invalid group alias ID");
    }
    GroupAlias before = holder.map(Group::alias).orElse(null);
    String name = given(call, NAME, before == null ? "" : before.name());
    String mount = given(call, MOUNT, before == null ? "" : before.mountAccessor());
    if (name.isEmpty()) {
      throw new Refusal.InvalidRequest("missing alias name");
    }
    if (mount.isEmpty()) {
      throw new Refusal.InvalidRequest("missing mount_accessor");
    }
    Optional<Group> target = target(call, store).or(() -> holder);
    var _ = Mounts.require(call, mount);
    store
        .byAlias(mount, name)
        .map(group -> Objects.requireNonNull(group.alias()))
        .filter(alias -> before == null || !alias.id().equals(before.id()))
        .ifPresent(taken -> {
          throw new Refusal.InvalidRequest(
              "combination of mount and group alias name is already in use");
        });
    Group group =
        target.orElseGet(() ->
            Group.named(
                Names.id(call.request().namespace()), Names.random("group"), true, call.now()));
    GroupAlias other = group.alias();
    if (other != null && (before == null || !other.id().equals(before.id()))) {
      throw new Refusal.InvalidRequest(
          "the group has an alias already; delete " + other.id() + " first");
    }
    boolean moves = holder.filter(from -> !from.id().equals(group.id())).isPresent();
    GroupAlias alias = alias(call, before, name, mount, moves);
    if (before != null && !before.members().equals(alias.members())) {
      GroupWrite.forgetMembers(call, holder.orElseThrow());
    }
    if (moves) {
      store.put(holder, holder.orElseThrow().withAlias(null).changed(call.now()));
    }
    store.put(target, group.withAlias(alias).changed(call.now()));
    ObjectNode data = Json.object();
    data.put("canonical_id", group.id());
    data.put("id", alias.id());
    return Response.data(data);
  }

  private static GroupAlias alias(
      Call call, @Nullable GroupAlias before, String name, String mount, boolean moves) {
    if (before == null) {
      String id = Names.id(call.request().namespace());
      return new GroupAlias(id, name, mount, id, call.now(), call.now());
    }
    boolean same = !moves && before.name().equals(name) && before.mountAccessor().equals(mount);
    return new GroupAlias(
        before.id(),
        name,
        mount,
        same ? before.members() : Names.id(call.request().namespace()),
        before.created(),
        call.now());
  }

  private static String given(Call call, Field<String> field, String before) {
    return call.find(field).filter(text -> !text.isEmpty()).orElse(before);
  }

  private static Optional<Group> target(Call call, GroupStore store) {
    String id = call.get(GROUP);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Group group = store.find(id).orElseThrow(() -> new Refusal.InvalidRequest("invalid group ID"));
    if (!group.external()) {
      throw new Refusal.InvalidRequest("alias can't be set on an internal group");
    }
    return Optional.of(group);
  }
}
