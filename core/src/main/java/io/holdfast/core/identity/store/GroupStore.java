package io.holdfast.core.identity.store;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/** Groups in storage, found by id, by name and by alias. */
public final class GroupStore {
  private static final String GROUPS = "group/";
  private static final String ALIASES = "group-alias/";

  private final NamedRecords<Group> groups;

  /**
   * @param view the storage of the identity mount
   */
  public GroupStore(StorageView view) {
    this.groups = new NamedRecords<>(view, GROUPS, ALIASES, Group.class);
  }

  /** The key of a group below the identity mount. */
  public static String key(String id) {
    return NamedRecords.key(GROUPS, id);
  }

  public Optional<Group> find(String id) {
    return groups.find(id);
  }

  /** Whether there is a group of an id. */
  public boolean exists(String id) {
    return groups.exists(id);
  }

  public Optional<Group> byName(String name) {
    return groups.byName(name);
  }

  public Optional<Group> byAlias(String aliasId) {
    return groups.byAlias(aliasId);
  }

  /** The external group of a name that an auth mount knows. */
  public Optional<Group> byAlias(String mountAccessor, String name) {
    return groups.byAlias(mountAccessor, name);
  }

  /** Stores a new group, or one in place of what it was before. */
  public void put(Optional<Group> before, Group after) {
    groups.put(after.id(), after, before.map(Group::name).orElse(""), after.name());
    GroupAlias old = before.map(Group::alias).orElse(null);
    GroupAlias now = after.alias();
    if (old != null && !old.equals(now)) {
      groups.forget(old);
    }
    if (now != null && !now.equals(old)) {
      groups.point(now, after.id());
    }
  }

  public void delete(Group group) {
    groups.delete(group.id(), group.name());
    GroupAlias alias = group.alias();
    if (alias != null) {
      groups.forget(alias);
    }
  }

  public List<String> ids(Page page) {
    return groups.ids(page);
  }

  /** The names as they were written, in the order of their lower case. */
  public List<String> names(Page page) {
    return groups.names(page);
  }

  public List<String> aliasIds(Page page) {
    return groups.aliasIds(page);
  }
}
