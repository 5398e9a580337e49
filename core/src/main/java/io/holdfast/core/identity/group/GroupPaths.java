package io.holdfast.core.identity.group;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.identity.entity.LookupQuery;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.Members;
import java.util.Optional;

/** {@code group}, {@code group/id}, {@code group/name} and {@code lookup/group}. */
public final class GroupPaths {
  public Routes routes() {
    return Routes.of(
        Route.path("group")
            .describe("Create a new group.", "Or change the one of the id or name given.")
            .fields(GroupFields.ALL)
            .on(Operation.UPDATE, GroupPaths::write),
        Route.path("group/id/?")
            .describe("List all the group IDs.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, GroupPaths::list),
        Route.path("group/id/{id:segment}")
            .describe("Update, read or delete a group using its ID.", "")
            .fields(GroupFields.ALL)
            .on(Operation.READ, call -> read(call, store(call).find(call.get(GroupFields.ID))))
            .on(Operation.UPDATE, GroupPaths::write)
            .on(Operation.DELETE, call -> delete(call, store(call).find(call.get(GroupFields.ID)))),
        Route.path("group/name/?")
            .describe("List all the group names.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(store(call).names(Page.of(call)))),
        Route.path("group/name/{name:rest}")
            .describe("Update, read or delete a group using its name.", "")
            .fields(GroupFields.ALL)
            .on(Operation.READ, call -> read(call, store(call).byName(call.get(GroupFields.NAME))))
            .on(Operation.UPDATE, GroupPaths::write)
            .on(
                Operation.DELETE,
                call -> delete(call, store(call).byName(call.get(GroupFields.NAME)))),
        Route.path("lookup/group")
            .describe("Query groups based on various properties.", "")
            .fields(LookupQuery.FIELDS)
            .on(Operation.UPDATE, GroupPaths::lookup));
  }

  private static GroupStore store(Call call) {
    return new GroupStore(call.storage());
  }

  private static Response read(Call call, Optional<Group> group) {
    return answer(call, group.orElseThrow(Refusal.NotFound::new));
  }

  private static Response answer(Call call, Group group) {
    return Response.data(
        GroupJson.of(group, GroupWrite.members(call).of(group), CoreCall.of(call).router()));
  }

  private static Response lookup(Call call) {
    GroupStore store = store(call);
    Optional<Group> found =
        switch (LookupQuery.of(call)) {
          case LookupQuery.ById(var id) -> store.find(id);
          case LookupQuery.ByName(var name) -> store.byName(name);
          case LookupQuery.ByAlias(var alias) -> store.byAlias(alias);
          case LookupQuery.ByAliasName(var mount, var name) -> store.byAlias(mount, name);
        };
    return found.map(group -> answer(call, group)).orElseGet(Response::empty);
  }

  private static Response list(Call call) {
    GroupStore store = store(call);
    Members members = GroupWrite.members(call);
    return Listing.of(
        store.ids(Page.of(call)),
        id -> store.find(id).map(group -> GroupJson.brief(group, members.of(group).size())));
  }

  private static Response write(Call call) {
    return new GroupWrite(call, store(call)).write();
  }

  private static Response delete(Call call, Optional<Group> group) {
    group.ifPresent(found -> new GroupWrite(call, store(call)).delete(found));
    return Response.empty();
  }
}
