package io.holdfast.auth.approle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The roles of a mount, with their keys and the way back from their ids. */
record RoleStore(StorageView storage) {
  private static final String ROLES = "role/";
  private static final String KEYS = "role-key/";
  private static final String IDS = "role-id/";
  private static final int KEY_BYTES = 32;

  static RoleStore of(Call call) {
    return new RoleStore(call.storage());
  }

  List<String> names(Page page) {
    return page.of(storage, ROLES);
  }

  Optional<Role> find(String name) {
    return storage.get(ROLES + name, Role.class);
  }

  /** The role with an id. */
  Optional<Role> byId(String roleId) {
    return storage.get(idKey(roleId)).flatMap(name -> find(new String(name, UTF_8)));
  }

  /** Stores a role that is new. */
  void create(Role role) {
    try (SecretBytes key = SecretBytes.random(KEY_BYTES)) {
      storage.putSecret(KEYS + role.name(), key);
    }
    putId(role);
    put(role);
  }

  /** Stores a role whose id stays as it was. */
  void put(Role role) {
    storage.put(ROLES + role.name(), role);
  }

  /** Stores a role whose id may have changed. */
  void put(Role role, String previousId) {
    if (!role.roleId().equals(previousId)) {
      putId(role);
      storage.delete(idKey(previousId));
    }
    put(role);
  }

  private void putId(Role role) {
    String key = idKey(role.roleId());
    if (storage.exists(key)) {
      throw new Refusal.Conflict("role_id already in use");
    }
    storage.put(key, role.name().getBytes(UTF_8));
  }

  void remove(Role role) {
    storage.delete(ROLES + role.name());
    storage.delete(KEYS + role.name());
    storage.delete(idKey(role.roleId()));
  }

  /** The HMAC with a role's key, under which its secret ids are kept; the caller closes it. */
  HmacSha256 hmac(Role role) {
    try (SecretBytes key = storage.getSecret(KEYS + role.name()).orElseThrow()) {
      return HmacSha256.of(key);
    }
  }

  // Hashed, since a role id may be longer than a key of the storage can be.
  private static String idKey(String roleId) {
    return IDS + HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(roleId.getBytes(UTF_8)));
  }
}
