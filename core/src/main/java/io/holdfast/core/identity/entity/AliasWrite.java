package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.Names;
import io.holdfast.core.router.MountEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an alias, changes it, moves it to another entity. */
record AliasWrite(Call call, EntityStore store, MountEntry mount) {
  /** A new alias, of the entity named or of a new one. */
  Response create(String name) {
    Optional<Entity> named = target();
    Entity entity =
        named.orElseGet(() ->
            Entity.named(Names.id(call.request().namespace()), Names.random("entity"), call.now()));
    requireNoneAt(entity, mount.accessor());
    Alias alias =
        new Alias(
            Names.id(call.request().namespace()),
            name,
            mount.accessor(),
            Map.of(),
            call.get(AliasPaths.CUSTOM),
            call.now(),
            call.now(),
            List.of(),
            mount.local());
    if (named.isPresent()) {
      store.put(entity, entity.with(alias));
    } else {
      store.add(entity.with(alias));
    }
    return answer(alias, entity);
  }

  /** The alias with another name, other metadata, or of another entity. */
  Response change(Entity holder, Alias before, String name) {
    Alias after = before.renamed(name, mount.accessor(), call.now());
    after =
        call.has(AliasPaths.CUSTOM)
            ? after.withCustomMetadata(call.get(AliasPaths.CUSTOM), call.now())
            : after;
    Entity entity = target().orElse(holder);
    boolean moves = !entity.id().equals(holder.id());
    if (moves || !before.mountAccessor().equals(after.mountAccessor())) {
      requireNoneAt(entity, after.mountAccessor());
    }
    if (moves) {
      store.put(holder, holder.without(before));
    }
    if (moves || !before.mountAccessor().equals(after.mountAccessor())) {
      AliasPaths.leaveGroups(call, before, holder);
    }
    store.put(entity, entity.with(after));
    return answer(after, entity);
  }

  private Optional<Entity> target() {
    String id = call.get(AliasPaths.ENTITY);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            store.find(id).orElseThrow(() -> new Refusal.InvalidRequest("invalid canonical ID")));
  }

  private static void requireNoneAt(Entity entity, String accessor) {
    if (entity.aliasAt(accessor).isPresent()) {
      throw new Refusal.InvalidRequest(
          "Alias already exists for requested entity and mount accessor");
    }
  }

  private static Response answer(Alias alias, Entity entity) {
    ObjectNode data = Json.object();
    data.put("canonical_id", entity.id());
    data.put("id", alias.id());
    return Response.data(data);
  }
}
