package io.holdfast.core.identity.entity;

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
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.Names;
import io.holdfast.core.identity.store.Policies;
import io.holdfast.core.router.Router;
import java.util.List;
import java.util.Optional;

/** {@code entity}, {@code entity/id} and {@code entity/name}. */
public final class EntityPaths {
  private static final Field<List<String>> IDS =
      Field.commaList("entity_ids", "The ids of the entities to delete.");

  private final EntityRemoval removal;

  public EntityPaths(EntityRemoval removal) {
    this.removal = removal;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("entity")
            .describe("Create a new entity.", "Or change the one of the id or name given.")
            .fields(EntityFields.ALL)
            .on(Operation.UPDATE, EntityPaths::write),
        Route.path("entity/batch-delete")
            .describe("Delete all of the entities provided.", "")
            .fields(IDS)
            .on(Operation.UPDATE, this::deleteAll),
        Route.path("entity/id/?")
            .describe("List all the entity IDs.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, EntityPaths::list),
        Route.path("entity/id/{id:segment}")
            .describe("Update, read or delete an entity using entity ID.", "")
            .fields(EntityFields.ALL)
            .on(Operation.READ, call -> read(call, store(call).find(call.get(EntityFields.ID))))
            .on(Operation.UPDATE, EntityPaths::write)
            .on(
                Operation.DELETE,
                call -> delete(call, store(call).find(call.get(EntityFields.ID)))),
        Route.path("entity/name/?")
            .describe("List all the entity names.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(store(call).names(Page.of(call)))),
        Route.path("entity/name/{name:rest}")
            .describe("Update, read or delete an entity using entity name.", "")
            .fields(EntityFields.ALL)
            .on(Operation.READ, call -> read(call, store(call).byName(call.get(EntityFields.NAME))))
            .on(Operation.UPDATE, EntityPaths::write)
            .on(
                Operation.DELETE,
                call -> delete(call, store(call).byName(call.get(EntityFields.NAME)))));
  }

  private static EntityStore store(Call call) {
    return new EntityStore(call.storage());
  }

  private static Response read(Call call, Optional<Entity> entity) {
    return Response.data(EntityView.of(call, entity.orElseThrow(Refusal.NotFound::new)));
  }

  private static Response list(Call call) {
    EntityStore store = store(call);
    Router router = CoreCall.of(call).router();
    return Listing.of(
        store.ids(Page.of(call)),
        id -> store.find(id).map(entity -> EntityJson.brief(entity, router)));
  }

  private static Response write(Call call) {
    EntityStore store = store(call);
    String id = call.get(EntityFields.ID);
    String name = call.get(EntityFields.NAME);
    Optional<Entity> byName = store.byName(name);
    Optional<Entity> before = id.isEmpty() ? byName : store.find(id);
    if (before.isEmpty() && !id.isEmpty()) {
      throw new Refusal.InvalidRequest("entity not found from id");
    }
    if (byName.isPresent() && !byName.get().id().equals(before.orElseThrow().id())) {
      throw new Refusal.InvalidRequest("entity name is already in use");
    }
    Entity was =
        before.orElseGet(() ->
            Entity.named(
                Names.id(call.request().namespace()),
                name.isEmpty() ? Names.random("entity") : name,
                call.now()));
    Entity after = written(call, was, name);
    if (before.isPresent()) {
      store.put(was, after);
      return Response.empty();
    }
    store.add(after);
    return Response.data(created(after));
  }

  private static Entity written(Call call, Entity was, String name) {
    return new Entity(
        was.id(),
        name.isEmpty() ? was.name() : name,
        call.find(EntityFields.POLICIES).map(Policies::checked).orElse(was.policies()),
        call.find(EntityFields.METADATA).orElse(was.metadata()),
        call.find(EntityFields.DISABLED).orElse(was.disabled()),
        was.created(),
        call.now(),
        was.merged(),
        was.aliases());
  }

  private static ObjectNode created(Entity entity) {
    ObjectNode data = Json.object();
    data.putNull("aliases");
    data.put("id", entity.id());
    data.put("name", entity.name());
    return data;
  }

  private Response delete(Call call, Optional<Entity> entity) {
    entity.ifPresent(found -> removal.delete(call, found));
    return Response.empty();
  }

  private Response deleteAll(Call call) {
    List<String> ids = call.get(IDS);
    if (ids.isEmpty()) {
      throw new Refusal.InvalidRequest("missing entity ids to delete");
    }
    ids.forEach(id -> store(call).find(id).ifPresent(found -> removal.delete(call, found)));
    return Response.empty();
  }
}
