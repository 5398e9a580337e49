package io.holdfast.core.identity.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.Hierarchy;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.store.Members;
import io.holdfast.core.identity.store.Membership;
import io.holdfast.core.namespace.GroupReach;
import io.holdfast.core.namespace.NamespaceStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is behind a token, at each request. A subject is kept with the ciphertexts that it was
 * made of, and used again only after all of them were read in the transaction's own snapshot and
 * are the same: no node uses a stale one.
 */
public final class Subjects {
  private static final int CACHED = 10_000;

  private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(CACHED).build();

  /** A stored value that a subject depends on; null where there was none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Part(String key, byte @Nullable [] sealed) {}

  private record Known(List<Part> parts, Subject subject) {}

  /**
   * Who is behind an entity id.
   *
   * @param entityId empty for nobody
   * @return empty when the entity is gone or disabled, so that nothing may be done in its name
   */
  public Optional<Subject> find(BarrierTx tx, String entityId) {
    if (entityId.isEmpty()) {
      return Optional.of(Subject.NOBODY);
    }
    Known last = known.getIfPresent(entityId);
    if (last == null || !isUnchanged(tx, last)) {
      Reading reading = new Reading(tx);
      Optional<Subject> found = reading.subject(entityId);
      if (found.isEmpty()) {
        known.invalidate(entityId);
        return reading.successor(entityId).flatMap(successor -> find(tx, successor));
      }
      last = new Known(List.copyOf(reading.parts), found.get());
      if (!tx.changed()) {
        known.put(entityId, last);
      }
    }
    return Optional.of(last.subject).filter(subject -> !subject.isDisabled());
  }

  /** Who is behind an entity id, also when it is disabled; read anew. */
  public static Optional<Subject> read(BarrierTx tx, String entityId) {
    Reading reading = new Reading(tx);
    return entityId.isEmpty()
        ? Optional.of(Subject.NOBODY)
        : reading
            .subject(entityId)
            .or(() -> reading.successor(entityId).flatMap(successor -> read(tx, successor)));
  }

  private static boolean isUnchanged(BarrierTx tx, Known last) {
    for (Part part : last.parts) {
      if (!Arrays.equals(part.sealed, tx.sealed(part.key))) {
        return false;
      }
    }
    return true;
  }

  /** Forgets all, when the server is sealed. */
  public void clear() {
    known.invalidateAll();
  }

  /** Reads a subject, and notes what it was made of. */
  private static final class Reading {
    private final BarrierTx tx;
    private final List<Part> parts = new ArrayList<>();

    Reading(BarrierTx tx) {
      this.tx = tx;
    }

    Optional<Subject> subject(String id) {
      return read(id, EntityStore.key(id), Entity.class).map(this::subject);
    }

    /** The entity that one was merged into. */
    Optional<String> successor(String id) {
      return new IdentityStorage(tx).entitiesOf(id).successor(id);
    }

    private Subject subject(Entity entity) {
      List<Group> direct =
          read(entity.id(), Members.key(entity.id()), Membership.class)
              .map(this::groups)
              .orElse(List.of());
      List<Group> inherited = Hierarchy.inherited(direct, this::group);
      Map<Namespace, Set<String>> policies = new LinkedHashMap<>();
      add(policies, entity.id(), entity.policies());
      direct.forEach(group -> add(policies, group.id(), group.policies()));
      inherited.forEach(group -> add(policies, group.id(), group.policies()));
      Map<Namespace, List<String>> lists = new LinkedHashMap<>();
      policies.forEach((namespace, names) -> lists.put(namespace, List.copyOf(names)));
      String home = Namespace.idIn(entity.id());
      boolean beyond =
          lists.keySet().stream().anyMatch(namespace -> !namespace.id().equals(home))
              && readAt(GroupReach.KEY, GroupReach.class).filter(GroupReach::isAny).isPresent();
      return new Subject(entity, direct, inherited, lists, beyond);
    }

    /** Policies of an entity or a group hold in its own namespace. */
    private void add(Map<Namespace, Set<String>> policies, String of, List<String> names) {
      if (!names.isEmpty()) {
        String namespace = Namespace.idIn(of);
        policies
            .computeIfAbsent(
                new Namespace(namespace, NamespaceStore.path(tx, namespace)),
                found -> new LinkedHashSet<>())
            .addAll(names);
      }
    }

    private List<Group> groups(Membership membership) {
      return membership.ids().stream()
          .flatMap(id -> group(id).stream())
          .filter(membership::holds)
          .toList();
    }

    private Optional<Group> group(String id) {
      return read(id, GroupStore.key(id), Group.class);
    }

    /**
     * @param of the id of the entity or the group, which tells in which namespace it is
     */
    private <T> Optional<T> read(String of, String key, Class<T> type) {
      return readAt(IdentityStorage.place(Namespace.idIn(of)) + key, type);
    }

    private <T> Optional<T> readAt(String place, Class<T> type) {
      byte[] sealed = tx.sealed(place);
      parts.add(new Part(place, sealed));
      return sealed == null
          ? Optional.empty()
          : Optional.of(Json.read(tx.open(place, sealed), type));
    }
  }
}
