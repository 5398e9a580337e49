package io.holdfast.core.identity.entity;

import io.holdfast.api.Call;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import java.util.List;

/**
 * Removes entities with what hangs on them.
 *
 * @param hanging what other families of paths keep of an entity
 */
public record EntityRemoval(List<Dependent> hanging) {
  /** Something that is kept of an entity. */
  @FunctionalInterface
  public interface Dependent {
    /** Removes what is kept of an entity. */
    void forget(Call call, String entity);
  }

  void delete(Call call, Entity entity) {
    new Members(new IdentityStorage(CoreCall.of(call).tx())).leaveAll(entity.id());
    hanging.forEach(one -> one.forget(call, entity.id()));
    new EntityStore(call.storage()).delete(entity);
  }
}
