package io.holdfast.core.identity.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/**
 * Records of one kind by their ids, with the names and aliases that point to them.
 *
 * @param kind where they are, e.g. {@code entity/}
 * @param aliases where what points to them by aliases is, e.g. {@code alias/}
 * @param <T> the record
 */
record NamedRecords<T>(StorageView view, String kind, String aliases, Class<T> type) {
  private static final String ID = "id/";
  private static final String NAME = "name/";

  /** What a name or an alias points to. */
  record Pointer(@JsonAlias({"entity", "group"}) String id, String name) {}

  /** The key of a record. */
  static String key(String kind, String id) {
    return kind + ID + id;
  }

  Optional<T> find(String id) {
    return id.isEmpty() ? Optional.empty() : view.get(key(kind, id), type);
  }

  boolean exists(String id) {
    return !id.isEmpty() && view.exists(key(kind, id));
  }

  Optional<T> byName(String name) {
    return name.isEmpty() ? Optional.empty() : at(kind + NAME + Names.key(name));
  }

  Optional<T> byAlias(String aliasId) {
    return aliasId.isEmpty() ? Optional.empty() : at(aliases + ID + aliasId);
  }

  Optional<T> byAlias(String mountAccessor, String name) {
    return at(aliases + NAME + Names.hashed(mountAccessor, name));
  }

  private Optional<T> at(String pointer) {
    return view.get(pointer, Pointer.class).flatMap(to -> find(to.id()));
  }

  /** Stores a record, with its name in place of the one before, which is empty for a new one. */
  void put(String id, T record, String nameBefore, String name) {
    view.put(key(kind, id), record);
    if (!nameBefore.equals(name)) {
      if (!nameBefore.isEmpty()) {
        view.delete(kind + NAME + Names.key(nameBefore));
      }
      view.put(kind + NAME + Names.key(name), new Pointer(id, name));
    }
  }

  /** Deletes a record with its name; its aliases are forgotten one by one. */
  void delete(String id, String name) {
    view.delete(key(kind, id));
    view.delete(kind + NAME + Names.key(name));
  }

  void point(MountedName alias, String id) {
    Pointer pointer = new Pointer(id, alias.name());
    view.put(aliases + ID + alias.id(), pointer);
    view.put(aliases + NAME + Names.hashed(alias.mountAccessor(), alias.name()), pointer);
  }

  void forget(MountedName alias) {
    view.delete(aliases + ID + alias.id());
    view.delete(aliases + NAME + Names.hashed(alias.mountAccessor(), alias.name()));
  }

  List<String> ids(Page page) {
    return view.keys(kind + ID, page.after(), page.limit());
  }

  /** The names as they were written, in the order of their lower case. */
  List<String> names(Page page) {
    String after = page.after().isEmpty() ? "" : Names.key(page.after());
    return view.keys(kind + NAME, after, page.limit()).stream()
        .flatMap(key -> view.get(kind + NAME + key, Pointer.class).stream())
        .map(Pointer::name)
        .toList();
  }

  List<String> aliasIds(Page page) {
    return view.keys(aliases + ID, page.after(), page.limit());
  }
}
