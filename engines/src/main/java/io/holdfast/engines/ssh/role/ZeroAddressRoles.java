package io.holdfast.engines.ssh.role;

import io.holdfast.api.StorageView;
import java.util.List;
import java.util.Optional;

/** The roles that give passwords for any address, whatever their blocks say. */
public record ZeroAddressRoles(StorageView storage) {
  private static final String PLACE = "config/zeroaddress";

  /** What is stored. */
  private record Names(List<String> roles) {}

  /** The names as they were written; empty where nothing was. */
  public Optional<List<String>> find() {
    return storage.get(PLACE, Names.class).map(Names::roles);
  }

  public boolean contains(String role) {
    return find().orElse(List.of()).contains(role);
  }

  public void put(List<String> roles) {
    storage.put(PLACE, new Names(roles));
  }

  public void delete() {
    storage.delete(PLACE);
  }

  /** Takes a role out that is deleted: another one of its name must not inherit this. */
  void forget(String role) {
    find()
        .filter(roles -> roles.contains(role))
        .ifPresent(roles -> put(roles.stream().filter(name -> !name.equals(role)).toList()));
  }
}
