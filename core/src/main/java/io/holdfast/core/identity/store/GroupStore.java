package io.holdfast.core.identity.store;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/** Groups in storage, found by id, by name and by alias. */
public final class GroupStore {
  private static final String BY_ID = "group/id/";
  private static final String BY_NAME = "group/name/";
  private static final String ALIAS = "group-alias/id/";
  private static final String ALIAS_NAME = "group-alias/name/";

  private final StorageView view;

  /** What a name or an alias points to. */
  record Pointer(String group, String name) {}

  /**
   * @param view the storage of the identity mount
   */
  public GroupStore(StorageView view) {
    this.view = view;
  }

  /** The key of a group below the identity mount. */
  public static String key(String id) {
    return BY_ID + id;
  }

  public Optional<Group> find(String id) {
    return id.isEmpty() ? Optional.empty() : view.get(key(id), Group.class);
  }

  /** Whether there is a group of an id. */
  public boolean exists(String id) {
    return !id.isEmpty() && view.exists(key(id));
  }

  public Optional<Group> byName(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : view.get(BY_NAME + Names.key(name), Pointer.class).flatMap(at -> find(at.group()));
  }

  public Optional<Group> byAlias(String aliasId) {
    return aliasId.isEmpty()
        ? Optional.empty()
        : view.get(ALIAS + aliasId, Pointer.class).flatMap(at -> find(at.group()));
  }

  /** The external group of a name that an auth mount knows. */
  public Optional<Group> byAlias(String mountAccessor, String name) {
    return view.get(ALIAS_NAME + Names.hashed(mountAccessor, name), Pointer.class)
        .flatMap(at -> find(at.group()));
  }

  /** Stores a new group, or one in place of what it was before. */
  public void put(Optional<Group> before, Group after) {
    view.put(key(after.id()), after);
    String oldName = before.map(Group::name).orElse("");
    if (!oldName.equals(after.name())) {
      if (!oldName.isEmpty()) {
        view.delete(BY_NAME + Names.key(oldName));
      }
      view.put(BY_NAME + Names.key(after.name()), new Pointer(after.id(), after.name()));
    }
    GroupAlias old = before.map(Group::alias).orElse(null);
    GroupAlias now = after.alias();
    if (old != null && !old.equals(now)) {
      forget(old);
    }
    if (now != null && !now.equals(old)) {
      view.put(ALIAS + now.id(), new Pointer(after.id(), now.name()));
      view.put(
          ALIAS_NAME + Names.hashed(now.mountAccessor(), now.name()),
          new Pointer(after.id(), now.name()));
    }
  }

  private void forget(GroupAlias alias) {
    view.delete(ALIAS + alias.id());
    view.delete(ALIAS_NAME + Names.hashed(alias.mountAccessor(), alias.name()));
  }

  public void delete(Group group) {
    view.delete(key(group.id()));
    view.delete(BY_NAME + Names.key(group.name()));
    GroupAlias alias = group.alias();
    if (alias != null) {
      forget(alias);
    }
  }

  public List<String> ids(Page page) {
    return view.keys(BY_ID, page.after(), page.limit());
  }

  /** The names as they were written, in the order of their lower case. */
  public List<String> names(Page page) {
    return view
        .keys(BY_NAME, page.after().isEmpty() ? "" : Names.key(page.after()), page.limit())
        .stream()
        .flatMap(key -> view.get(BY_NAME + key, Pointer.class).stream())
        .map(Pointer::name)
        .toList();
  }

  public List<String> aliasIds(Page page) {
    return view.keys(ALIAS, page.after(), page.limit());
  }
}
