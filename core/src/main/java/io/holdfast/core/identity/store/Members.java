package io.holdfast.core.identity.store;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entities are in which groups, in both directions: a key for each member of a group, so that
 * large groups change in small steps, and one record for each entity, which each of its requests
 * reads.
 */
public final class Members {
  private static final String OF_ENTITY = "entity/groups/";
  private static final String OF_GROUP = "group/member/";

  private final IdentityStorage storage;

  public Members(IdentityStorage storage) {
    this.storage = storage;
  }

  private Optional<Group> group(String id) {
    return storage.groupsOf(id).find(id);
  }

  /** The key of an entity's groups below the identity mount. */
  public static String key(String entity) {
    return OF_ENTITY + entity;
  }

  public Membership of(String entity) {
    return storage.of(entity).get(key(entity), Membership.class).orElse(Membership.NONE);
  }

  /** The groups that an entity is directly in. */
  public List<Group> direct(String entity) {
    Membership membership = of(entity);
    return membership.ids().stream()
        .flatMap(id -> group(id).stream())
        .filter(membership::holds)
        .toList();
  }

  /** The ids of a group's direct members, in order. */
  public List<String> of(Group group) {
    return folder(group)
        .map(at -> storage.of(group.id()).keys(at, "", Integer.MAX_VALUE))
        .orElse(List.of());
  }

  /** Where the members of a group are listed. Those of an external group hang on its alias. */
  public static Optional<String> folder(Group group) {
    if (!group.external()) {
      return Optional.of(OF_GROUP + group.id() + "/");
    }
    GroupAlias alias = group.alias();
    return alias == null ? Optional.empty() : Optional.of(OF_GROUP + alias.members() + "/");
  }

  /** Makes exactly these entities the members of an internal group. */
  public void set(Group group, List<String> entities) {
    Set<String> wanted = new HashSet<>(entities);
    Set<String> there = new HashSet<>(of(group));
    there.stream().filter(id -> !wanted.contains(id)).forEach(id -> remove(group, id));
    wanted.stream().filter(id -> !there.contains(id)).forEach(id -> add(group, id));
  }

  /** Makes an entity a member of a group; of an external one by its alias of now. */
  public void add(Group group, String entity) {
    Membership before = of(entity);
    List<String> internal = new ArrayList<>(before.internal());
    Map<String, String> external = new TreeMap<>(before.external());
    GroupAlias alias = group.alias();
    if (!group.external() && !internal.contains(group.id())) {
      internal.add(group.id());
    } else if (group.external() && alias != null) {
      external.put(group.id(), alias.members());
    }
    put(entity, new Membership(internal, external));
    folder(group).ifPresent(at -> storage.of(group.id()).put(at + entity, new byte[0]));
  }

  public void remove(Group group, String entity) {
    Membership before = of(entity);
    List<String> internal = new ArrayList<>(before.internal());
    Map<String, String> external = new TreeMap<>(before.external());
    internal.remove(group.id());
    external.remove(group.id());
    put(entity, new Membership(internal, external));
    folder(group).ifPresent(at -> storage.of(group.id()).delete(at + entity));
  }

  /** Stores an entity's groups without those that are gone. */
  private void put(String entity, Membership membership) {
    List<String> internal = membership.internal().stream().filter(this::exists).toList();
    Map<String, String> external = new TreeMap<>(membership.external());
    external.keySet().removeIf(id -> !exists(id));
    Membership kept = new Membership(internal, external);
    StorageView view = storage.of(entity);
    if (kept.isEmpty()) {
      view.delete(key(entity));
    } else {
      view.put(key(entity), kept);
    }
  }

  private boolean exists(String group) {
    return storage.groupsOf(group).exists(group);
  }

  /** Takes an entity out of all groups. */
  public void leaveAll(String entity) {
    direct(entity).forEach(group -> remove(group, entity));
    storage.of(entity).delete(key(entity));
  }

  /**
   * Makes an entity a member of just those external groups of an auth mount that the mount says it
   * is in.
   *
   * @param namespace the mount's
   * @param names as the auth method knows them; those without an alias do not matter
   */
  public void refresh(
      Namespace namespace, String mountAccessor, String entity, List<String> names) {
    GroupStore groups = new GroupStore(storage.in(namespace));
    Map<String, Group> now = new TreeMap<>();
    names.stream()
        .flatMap(name -> groups.byAlias(mountAccessor, name).stream())
        .forEach(group -> now.put(group.id(), group));
    for (Group group : direct(entity)) {
      GroupAlias alias = group.alias();
      boolean ofMount = alias != null && alias.mountAccessor().equals(mountAccessor);
      if (group.external() && ofMount && now.remove(group.id()) == null) {
        remove(group, entity);
      }
    }
    now.values().forEach(group -> add(group, entity));
  }
}
