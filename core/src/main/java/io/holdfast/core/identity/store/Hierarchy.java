package io.holdfast.core.identity.store;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.namespace.GroupReach;
import io.holdfast.core.namespace.NamespaceStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Groups within groups: whose members are members of what else. */
public final class Hierarchy {
  private Hierarchy() {}

  /**
   * The groups that one is in by way of others.
   *
   * @param direct the groups that one is in directly, which are left out
   * @param find a group by its id
   */
  public static List<Group> inherited(
      Collection<Group> direct, Function<String, Optional<Group>> find) {
    Map<String, Group> seen = new LinkedHashMap<>();
    direct.forEach(group -> seen.put(group.id(), group));
    Deque<Group> open = new ArrayDeque<>(direct);
    while (!open.isEmpty()) {
      for (String parent : open.remove().parents()) {
        if (!seen.containsKey(parent)) {
          find.apply(parent)
              .ifPresent(group -> {
                seen.put(parent, group);
                open.add(group);
              });
        }
      }
    }
    direct.forEach(group -> seen.remove(group.id()));
    return List.copyOf(seen.values());
  }

  /**
   * Makes exactly these groups the members of a group, and it their parent.
   *
   * @return the group with its members; not stored yet
   * @throws Refusal.InvalidRequest when one does not exist, or is the group itself or above it
   */
  public static Group withMembers(IdentityStorage storage, Group group, List<String> ids) {
    Set<String> above = new HashSet<>();
    above.add(group.id());
    inherited(List.of(group), id -> storage.groupsOf(id).find(id))
        .forEach(one -> above.add(one.id()));
    List<String> wanted = ids.stream().distinct().toList();
    for (String id : wanted) {
      if (above.contains(id)) {
        throw new Refusal.InvalidRequest(
            "cyclic relationship detected for member group ID \"" + id + "\"");
      }
      if (!storage.groupsOf(id).exists(id) || !mayBeIn(storage.tx(), id, group.id())) {
        throw new Refusal.InvalidRequest("invalid member group ID \"" + id + "\"");
      }
    }
    group.memberGroups().stream()
        .filter(id -> !wanted.contains(id))
        .forEach(id -> dropParent(storage, id, group));
    wanted.stream()
        .filter(id -> !group.memberGroups().contains(id))
        .forEach(id -> addParent(storage, id, group));
    return group.withMemberGroups(wanted);
  }

  /**
   * Whether an entity or a group may be a member of a group: it is in the same namespace or in one
   * above, as in Vault, unless groups reach everywhere.
   */
  public static boolean mayBeIn(BarrierTx tx, String member, String group) {
    String of = Namespace.idIn(member);
    String in = Namespace.idIn(group);
    return of.equals(in)
        || NamespaceStore.path(tx, in).startsWith(NamespaceStore.path(tx, of))
        || GroupReach.of(tx).isAny();
  }

  private static void addParent(IdentityStorage storage, String id, Group parent) {
    GroupStore store = storage.groupsOf(id);
    Group child = store.find(id).orElseThrow();
    List<String> parents = new ArrayList<>(child.parents());
    parents.add(parent.id());
    store.put(Optional.of(child), child.withParents(parents).changed(child.updated()));
  }

  private static void dropParent(IdentityStorage storage, String id, Group parent) {
    GroupStore store = storage.groupsOf(id);
    store
        .find(id)
        .ifPresent(child -> {
          List<String> parents = new ArrayList<>(child.parents());
          parents.remove(parent.id());
          store.put(Optional.of(child), child.withParents(parents).changed(child.updated()));
        });
  }

  /** Takes a group that is deleted out of those above and below it. */
  public static void leave(IdentityStorage storage, Group group) {
    group.memberGroups().forEach(id -> dropParent(storage, id, group));
    for (String id : group.parents()) {
      GroupStore store = storage.groupsOf(id);
      store
          .find(id)
          .ifPresent(parent -> {
            List<String> members = new ArrayList<>(parent.memberGroups());
            members.remove(group.id());
            store.put(
                Optional.of(parent), parent.withMemberGroups(members).changed(parent.updated()));
          });
    }
  }
}
