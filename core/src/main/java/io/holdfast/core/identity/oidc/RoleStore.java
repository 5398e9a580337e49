package io.holdfast.core.identity.oidc;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Roles of identity tokens in storage. */
record RoleStore(StorageView view) {
  private static final String ROLES = "oidc/role/";

  Optional<Role> find(String name) {
    return view.get(ROLES + name, Role.class);
  }

  List<String> names(Page page) {
    return page.of(view, ROLES);
  }

  Stream<Role> all() {
    return view.list(ROLES).stream().flatMap(name -> find(name).stream());
  }

  /** The names of the roles that use a key. */
  List<String> using(String key) {
    return all().filter(role -> role.key().equals(key)).map(Role::name).toList();
  }

  void put(Role role) {
    view.put(ROLES + role.name(), role);
  }

  void delete(String name) {
    view.delete(ROLES + name);
  }
}
