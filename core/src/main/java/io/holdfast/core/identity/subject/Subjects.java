package io.holdfast.core.identity.subject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.Hierarchy;
import io.holdfast.core.identity.store.Members;
import io.holdfast.core.identity.store.Membership;
import io.holdfast.core.router.BuiltinMounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private final String base =
        Layout.mount(Namespace.ROOT, BuiltinMounts.identity(Namespace.ROOT));
    private final List<Part> parts = new ArrayList<>();

    Reading(BarrierTx tx) {
      this.tx = tx;
    }

    Optional<Subject> subject(String id) {
      return read(EntityStore.key(id), Entity.class).map(this::subject);
    }

    /** The entity that one was merged into. */
    Optional<String> successor(String id) {
      return new EntityStore(tx.view(base)).successor(id);
    }

    private Subject subject(Entity entity) {
      List<Group> direct =
          read(Members.key(entity.id()), Membership.class).map(this::groups).orElse(List.of());
      return new Subject(entity, direct, Hierarchy.inherited(direct, this::group));
    }

    private List<Group> groups(Membership membership) {
      return membership.ids().stream()
          .flatMap(id -> group(id).stream())
          .filter(membership::holds)
          .toList();
    }

    private Optional<Group> group(String id) {
      return read(GroupStore.key(id), Group.class);
    }

    private <T> Optional<T> read(String key, Class<T> type) {
      String place = base + key;
      byte[] sealed = tx.sealed(place);
      parts.add(new Part(place, sealed));
      return sealed == null
          ? Optional.empty()
          : Optional.of(Json.read(tx.open(place, sealed), type));
    }
  }
}
