package io.holdfast.core.identity.entity;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import java.util.Optional;

/** {@code lookup/entity}: finds an entity by its id, its name or an alias. */
public final class LookupPath {
  public Routes routes() {
    return Routes.of(
        Route.path("lookup/entity")
            .describe("Query entities based on various properties.", "")
            .fields(LookupQuery.FIELDS)
            .on(Operation.UPDATE, LookupPath::lookup));
  }

  private static Response lookup(Call call) {
    EntityStore store = new EntityStore(call.storage());
    Optional<Entity> found =
        switch (LookupQuery.of(call)) {
          case LookupQuery.ById(var id) -> store.find(id);
          case LookupQuery.ByName(var name) -> store.byName(name);
          case LookupQuery.ByAlias(var alias) -> store.byAlias(alias);
          case LookupQuery.ByAliasName(var mount, var name) -> store.byAlias(mount, name);
        };
    return found
        .map(entity -> Response.data(EntityView.of(call, entity)))
        .orElseGet(Response::empty);
  }
}
