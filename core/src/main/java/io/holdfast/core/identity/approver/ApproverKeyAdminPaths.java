package io.holdfast.core.identity.approver;

import static io.holdfast.core.identity.approver.ApproverKeyFields.ENTITY;
import static io.holdfast.core.identity.approver.ApproverKeyFields.ID;
import static io.holdfast.core.identity.approver.ApproverKeyFields.NAME;
import static io.holdfast.core.identity.approver.ApproverKeyFields.PUBLIC_KEY;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.identity.store.EntityStore;

/**
 * {@code approver-key/entity} and {@code approver-key/admin-*}: the keys of others. What one person
 * registers or confirms for another counts at once; nobody does so for themselves.
 */
public final class ApproverKeyAdminPaths {
  private final KeyListener listener;

  public ApproverKeyAdminPaths(KeyListener listener) {
    this.listener = listener;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("approver-key/entity/{entity_id:segment}/?")
            .describe("Lists the keys for approvals of an entity.", "")
            .fields(ENTITY)
            .on(Operation.LIST, ApproverKeyAdminPaths::list),
        Route.path("approver-key/admin-register")
            .describe(
                "Registers an Ed25519 key for the approvals of another entity; it counts at once.",
                "")
            .fields(ENTITY, NAME, PUBLIC_KEY)
            .on(Operation.UPDATE, this::register),
        Route.path("approver-key/admin-confirm")
            .describe(
                "Confirms a key that another entity registered for itself; it counts at once.", "")
            .fields(ENTITY, ID)
            .on(Operation.UPDATE, this::confirm),
        Route.path("approver-key/admin-delete")
            .describe("Removes a key of an entity; what it signed does not count any more.", "")
            .fields(ENTITY, ID)
            .on(Operation.UPDATE, this::delete));
  }

  private static ApproverKeys keys(Call call) {
    return new ApproverKeys(call.storage());
  }

  private static Response list(Call call) {
    String entity = call.get(ENTITY);
    return Listing.of(
        keys(call).ids(entity),
        id -> keys(call).find(entity, id).map(key -> ApproverKeyJson.of(key, call.now())));
  }

  /** The entity whose key it is, which is not the caller's own. */
  private static String other(Call call) {
    String entity = call.get(ENTITY);
    if (entity.isEmpty()) {
      throw new Refusal.InvalidRequest("missing entity_id");
    }
    if (new EntityStore(call.storage()).find(entity).isEmpty()) {
      throw new Refusal.InvalidRequest("entity_id: there is no such entity in this namespace");
    }
    if (entity.equals(CoreCall.of(call).subject().id())) {
      throw new Refusal.PermissionDenied(
          "nobody registers or confirms a key of their own as an administrator: another person has"
              + " to");
    }
    return entity;
  }

  private static ApproverKey key(Call call, String entity) {
    return keys(call)
        .find(entity, call.get(ID))
        .orElseThrow(() -> new Refusal.InvalidRequest("id: the entity has no key with this id"));
  }

  private Response register(Call call) {
    String entity = other(call);
    ApproverKey key =
        NewKey.ed25519(call.get(PUBLIC_KEY))
            .of(
                call.services().uuid(),
                entity,
                ApproverKeyFields.checkedName(call.get(NAME)),
                call.now(),
                call.now(),
                CoreCall.of(call).subject().id());
    keys(call).add(key);
    listener.changed(CoreCall.of(call).tx(), KeyListener.Change.REGISTERED, key);
    return Response.data(ApproverKeyJson.of(key, call.now()));
  }

  private Response confirm(Call call) {
    String entity = other(call);
    ApproverKey key = key(call, entity).confirmed(CoreCall.of(call).subject().id(), call.now());
    keys(call).put(key);
    listener.changed(CoreCall.of(call).tx(), KeyListener.Change.CONFIRMED, key);
    return Response.data(ApproverKeyJson.of(key, call.now()));
  }

  private Response delete(Call call) {
    ApproverKey key = key(call, call.get(ENTITY));
    keys(call).remove(key);
    listener.changed(CoreCall.of(call).tx(), KeyListener.Change.REMOVED, key);
    return Response.empty();
  }
}
