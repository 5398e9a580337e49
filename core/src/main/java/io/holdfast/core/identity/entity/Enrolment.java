package io.holdfast.core.identity.entity;

import io.holdfast.api.LoginGrant;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import io.holdfast.core.identity.store.Names;
import io.holdfast.core.router.MountEntry;
import java.util.List;
import java.util.Optional;

/** Says who logs in: finds the alias of a login with its entity, or makes them. */
public final class Enrolment {
  private final BarrierTx tx;
  private final Namespace namespace;
  private final IdentityStorage storage;

  /**
   * @param namespace that of the auth mount
   */
  public Enrolment(BarrierTx tx, Namespace namespace) {
    this.tx = tx;
    this.namespace = namespace;
    this.storage = new IdentityStorage(tx);
  }

  /**
   * Who was enrolled.
   *
   * @param entity the id; empty for nobody
   * @param created whether the entity is new
   */
  public record Enrolled(String entity, boolean created) {}

  /**
   * The entity that logs in, or that a token is made for.
   *
   * @param known as the auth method says; empty when there is nobody to know
   */
  public Enrolled enrol(MountEntry mount, LoginGrant.Alias known) {
    if (known.name().isEmpty()) {
      return new Enrolled("", false);
    }
    EntityStore store = new EntityStore(storage.in(namespace));
    Optional<Entity> before = store.byAlias(mount.accessor(), known.name());
    Entity entity =
        before
            .map(found -> updated(store, found, mount, known))
            .orElseGet(() -> created(store, mount, known));
    refresh(mount, entity.id(), known.groups());
    return new Enrolled(entity.id(), before.isEmpty());
  }

  /** Has the entity in just those external groups that its auth method says. */
  public void refresh(MountEntry mount, String entity, List<String> groups) {
    new Members(storage).refresh(namespace, mount.accessor(), entity, groups);
  }

  private Entity updated(
      EntityStore store, Entity entity, MountEntry mount, LoginGrant.Alias known) {
    Optional<Alias> alias = EntityStore.alias(entity, mount.accessor(), known.name());
    if (alias.isEmpty() || alias.get().metadata().equals(known.metadata())) {
      return entity;
    }
    Entity after = entity.with(alias.get().withMetadata(known.metadata(), tx.now()));
    store.put(entity, after);
    return after;
  }

  private Entity created(EntityStore store, MountEntry mount, LoginGrant.Alias known) {
    Alias alias =
        new Alias(
            Names.id(namespace),
            known.name(),
            mount.accessor(),
            known.metadata(),
            null,
            tx.now(),
            tx.now(),
            List.of(),
            mount.local());
    Entity entity = Entity.named(Names.id(namespace), Names.random("entity"), tx.now()).with(alias);
    store.add(entity);
    return entity;
  }
}
