package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import io.holdfast.core.router.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code entity-alias} and {@code entity-alias/id}: the names of entities at auth mounts. The older
 * names of these paths, {@code alias} and {@code persona}, are served likewise.
 */
public final class AliasPaths {
  private static final List<String> BASES = List.of("entity-alias", "alias", "persona");
  static final Field<String> ID = Field.string("id", "The id of the alias.");
  static final Field<String> NAME =
      Field.string("name", "The name at the auth mount: a user name, a role id.");
  static final Field<String> ENTITY =
      Field.string("canonical_id", "The id of the entity; a new one when left out.")
          .alsoKnownAs("entity_id");
  static final Field<String> MOUNT =
      Field.string("mount_accessor", "The accessor of the auth mount.");
  static final Field<Map<String, String>> CUSTOM =
      Field.pairs("custom_metadata", "Metadata that templated policies can use.");

  public Routes routes() {
    return Routes.concat(BASES.stream().map(AliasPaths::routes).toList());
  }

  private static Routes routes(String base) {
    return Routes.of(
        Route.path(base)
            .describe("Create a new alias.", "Or change the one of this mount and name.")
            .fields(ID, NAME, ENTITY, MOUNT, CUSTOM)
            .on(Operation.UPDATE, AliasPaths::write),
        Route.path(base + "/id/?")
            .describe("List all the alias IDs.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, AliasPaths::list),
        Route.path(base + "/id/{id:segment}")
            .describe("Update, read or delete an alias ID.", "")
            .fields(ID, NAME, ENTITY, MOUNT, CUSTOM)
            .on(Operation.READ, AliasPaths::read)
            .on(Operation.UPDATE, AliasPaths::write)
            .on(Operation.DELETE, AliasPaths::delete));
  }

  private static Response read(Call call) {
    Entity entity =
        new EntityStore(call.storage()).byAlias(call.get(ID)).orElseThrow(Refusal.NotFound::new);
    Alias alias = entity.alias(call.get(ID)).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = AliasJson.of(alias, entity.id(), CoreCall.of(call).router());
    data.put("namespace_id", Namespace.idIn(entity.id()));
    return Response.data(data);
  }

  private static Response list(Call call) {
    EntityStore store = new EntityStore(call.storage());
    Router router = CoreCall.of(call).router();
    return Listing.of(
        store.aliasIds(Page.of(call)),
        id ->
            store
                .byAlias(id)
                .flatMap(entity ->
                    entity.alias(id).map(alias -> AliasJson.brief(alias, entity.id(), router))));
  }

  private static Response delete(Call call) {
    EntityStore store = new EntityStore(call.storage());
    String id = call.get(ID);
    store
        .byAlias(id)
        .ifPresent(
            entity -> entity.alias(id).ifPresent(alias -> remove(call, store, entity, alias)));
    return Response.empty();
  }

  /** What its mount said of the entity's groups ends with the last alias there. */
  private static void remove(Call call, EntityStore store, Entity entity, Alias alias) {
    Entity after = entity.without(alias);
    store.put(entity, after);
    if (after.aliasAt(alias.mountAccessor()).isEmpty()) {
      leaveGroups(call, alias, entity);
    }
  }

  /** What a mount said of an entity's groups does not hold any more. */
  static void leaveGroups(Call call, Alias alias, Entity entity) {
    new Members(new IdentityStorage(CoreCall.of(call).tx()))
        .refresh(call.request().namespace(), alias.mountAccessor(), entity.id(), List.of());
  }

  private static Response write(Call call) {
    EntityStore store = new EntityStore(call.storage());
    String id = call.get(ID);
    Optional<Entity> holder = store.byAlias(id);
    Optional<Alias> named = holder.flatMap(entity -> entity.alias(id));
    if (!id.isEmpty() && named.isEmpty()) {
      throw new Refusal.InvalidRequest("invalid alias ID provided");
    }
    String name = given(call, NAME, named.map(Alias::name));
    String mount = given(call, MOUNT, named.map(Alias::mountAccessor));
    if (name.isEmpty() || mount.isEmpty()) {
      throw new Refusal.InvalidRequest("'id' or 'mount_accessor' and 'name' must be provided");
    }
    Router.Mounted mounted = Mounts.require(call, mount);
    Optional<Entity> owner = store.byAlias(mount, name);
    Optional<Alias> same = owner.flatMap(entity -> EntityStore.alias(entity, mount, name));
    if (named.isPresent() && same.isPresent() && !same.get().id().equals(id)) {
      throw new Refusal.InvalidRequest(
          "alias with combination of mount accessor and name already exists");
    }
    Optional<Alias> before = named.or(() -> same);
    CustomMetadata.check(call.get(CUSTOM));
    AliasWrite write = new AliasWrite(call, store, mounted.entry());
    return before.isPresent()
        ? write.change(holder.or(() -> owner).orElseThrow(), before.get(), name)
        : write.create(name);
  }

  private static String given(Call call, Field<String> field, Optional<String> before) {
    return call.find(field).filter(text -> !text.isEmpty()).or(() -> before).orElse("");
  }
}
