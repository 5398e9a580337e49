package io.holdfast.core.identity.store;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.router.BuiltinMounts;

/**
 * What the identity mounts of all namespaces keep, within a transaction. Ids of entities and groups
 * tell in which namespace they are, so that a group can have members of the namespaces above.
 */
public record IdentityStorage(BarrierTx tx) {

  /** The place of a namespace's identity mount in the storage. */
  public static String place(String namespaceId) {
    return Layout.mount(namespaceId, BuiltinMounts.identity(namespaceId));
  }

  /** What the identity mount of a namespace keeps. */
  public StorageView in(Namespace namespace) {
    return tx.view(place(namespace.id()));
  }

  /** What the identity mount keeps in whose namespace an entity or a group is. */
  StorageView of(String id) {
    return tx.view(place(Namespace.idIn(id)));
  }

  /** The entities of the namespace that an entity is in. */
  public EntityStore entitiesOf(String entity) {
    return new EntityStore(of(entity));
  }

  /** The groups of the namespace that a group is in. */
  public GroupStore groupsOf(String group) {
    return new GroupStore(of(group));
  }
}
