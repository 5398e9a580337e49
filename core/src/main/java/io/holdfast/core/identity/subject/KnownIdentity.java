package io.holdfast.core.identity.subject;

import io.holdfast.api.Namespace;
import io.holdfast.api.identity.Identity;
import io.holdfast.core.barrier.BarrierTx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What engines are told of identities, within a transaction. Of groups they hear of those of their
 * mount's namespace alone: whoever rules another may call a group there as he likes.
 */
public record KnownIdentity(BarrierTx tx, Namespace namespace) implements Identity {
  @Override
  public Optional<Entity> entity(String id) {
    return Subjects.read(tx, id).flatMap(Subject::entity).map(KnownIdentity::shown);
  }

  @Override
  public List<Group> groups(String entityId) {
    return Subjects.read(tx, entityId).stream()
        .flatMap(subject -> subject.groupsIn(namespace.id()).stream())
        .map(group -> new Group(group.id(), group.name(), group.metadata()))
        .toList();
  }

  private static Entity shown(io.holdfast.core.identity.store.Entity entity) {
    return new Entity(
        entity.id(),
        entity.name(),
        entity.disabled(),
        entity.metadata(),
        entity.aliases().stream().map(KnownIdentity::shown).toList());
  }

  private static Alias shown(io.holdfast.core.identity.store.Alias alias) {
    Map<String, String> custom = alias.customMetadata();
    return new Alias(
        alias.id(),
        alias.name(),
        alias.mountAccessor(),
        alias.metadata(),
        custom == null ? Map.of() : custom);
  }
}
