package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/** The static roles of a mount; those whose first secret is not set yet lie apart. */
record StaticRoles(StorageView storage) {
  private static final String CREATED = "static-role/";
  private static final String NEW = "static-new/";

  static StaticRoles of(Call call) {
    return new StaticRoles(call.storage());
  }

  List<String> names(Page page) {
    return page.of(storage, CREATED);
  }

  /** One that is there for clients. */
  Optional<StaticRole> find(String name) {
    return storage.get(CREATED + name, StaticRole.class);
  }

  /** Also one that is only about to be. */
  Optional<StaticRole> any(String name) {
    return find(name).or(() -> storage.get(NEW + name, StaticRole.class));
  }

  void put(String name, StaticRole role) {
    if (role.created()) {
      storage.delete(NEW + name);
      storage.put(CREATED + name, role);
    } else {
      storage.put(NEW + name, role);
    }
  }

  void delete(String name) {
    storage.delete(CREATED + name);
    storage.delete(NEW + name);
  }
}
