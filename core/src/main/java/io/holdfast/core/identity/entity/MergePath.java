package io.holdfast.core.identity.entity;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code entity/merge}: makes several entities one. Tokens of all of them are the one's then. */
public final class MergePath {
  private static final Field<List<String>> FROM =
      Field.commaList("from_entity_ids", "The ids of the entities that end.");
  private static final Field<String> TO =
      Field.string("to_entity_id", "The id of the entity that remains.");
  private static final Field<Boolean> FORCE =
      Field.bool("force", "Whether the remaining entity's MFA secrets win over those of others.");
  private static final Field<List<String>> KEEP =
      Field.commaList(
          "conflicting_alias_ids_to_keep",
          "Which aliases stay where both entities have one at the same mount.");

  private final Secrets secrets;

  /** The second factors of entities, which are merged too. */
  @FunctionalInterface
  public interface Secrets {
    /**
     * Moves an entity's secrets to another.
     *
     * @param force whether those that the other has already stay, rather than being a conflict
     * @throws Refusal.InvalidRequest when both have one of the same method
     */
    void move(Call call, String from, String to, boolean force);
  }

  public MergePath(Secrets secrets) {
    this.secrets = secrets;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("entity/merge")
            .describe("Merge two or more entities together.", "")
            .fields(FROM, TO, FORCE, KEEP)
            .on(Operation.UPDATE, this::merge));
  }

  private Response merge(Call call) {
    List<String> from = call.get(FROM).stream().distinct().toList();
    String to = call.get(TO);
    if (to.isEmpty()) {
      throw new Refusal.InvalidRequest("missing entity id to merge to");
    }
    if (from.isEmpty()) {
      throw new Refusal.InvalidRequest("missing entity ids to merge from");
    }
    if (from.contains(to)) {
      throw new Refusal.InvalidRequest("to_entity_id should not be present in from_entity_ids");
    }
    EntityStore store = new EntityStore(call.storage());
    if (store.find(to).isEmpty()) {
      throw new Refusal.InvalidRequest("entity id to merge to is invalid");
    }
    for (String id : from) {
      Entity ends =
          store
              .find(id)
              .orElseThrow(() -> new Refusal.InvalidRequest("entity id to merge from is invalid"));
      merge(call, store, ends, store.find(to).orElseThrow(), from.size() == 1);
    }
    return Response.empty();
  }

  private void merge(Call call, EntityStore store, Entity from, Entity to, boolean onlyOne) {
    Entity after = to;
    for (Alias alias : from.aliases()) {
      Optional<Alias> other = after.aliasAt(alias.mountAccessor());
      if (other.isPresent()) {
        Alias kept = kept(call, alias, other.get(), onlyOne);
        after = kept.equals(alias) ? after.without(other.get()).with(moved(alias, from)) : after;
      } else {
        after = after.with(moved(alias, from));
      }
    }
    Members members = new Members(new IdentityStorage(CoreCall.of(call).tx()));
    members.direct(from.id()).forEach(group -> members.add(group, to.id()));
    members.leaveAll(from.id());
    secrets.move(call, from.id(), to.id(), call.get(FORCE));
    store.delete(from);
    store.put(to, after.absorbed(from));
  }

  private static Alias moved(Alias alias, Entity from) {
    return alias.mergedFrom(from.id());
  }

  private static Alias kept(Call call, Alias from, Alias to, boolean onlyOne) {
    List<String> keep = new ArrayList<>(call.get(KEEP));
    if (onlyOne && keep.contains(to.id())) {
      return to;
    }
    if (onlyOne && keep.contains(from.id())) {
      return from;
    }
    throw new Refusal.InvalidRequest(
        "both entities have an alias at the mount "
            + to.mountAccessor()
            + ": merge one entity at a time, and name in conflicting_alias_ids_to_keep the alias"
            + " that stays: "
            + to.id()
            + " or "
            + from.id());
  }
}
