package io.holdfast.core.identity.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The groups that an entity is directly in. Ids of groups that are gone may stand here until the
 * next change; ids are never used again.
 *
 * @param internal ids of internal groups
 * @param external ids of external groups, each with the list of members ({@link
 *     GroupAlias#members}) that a login put the entity on: with that the membership ends
 */
public record Membership(List<String> internal, Map<String, String> external) {
  static final Membership NONE = new Membership(List.of(), Map.of());

  public Membership {
    internal = internal == null ? List.of() : List.copyOf(internal);
    external =
        external == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new TreeMap<>(external));
  }

  /** Whether it makes the entity a member of a group as that is now. */
  public boolean holds(Group group) {
    if (!group.external()) {
      return internal.contains(group.id());
    }
    GroupAlias alias = group.alias();
    return alias != null && alias.members().equals(external.get(group.id()));
  }

  /** The ids of all groups, internal ones first. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(internal);
    ids.addAll(external.keySet());
    return ids;
  }

  public boolean isEmpty() {
    return internal.isEmpty() && external.isEmpty();
  }
}
