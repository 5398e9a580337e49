package io.holdfast.core.namespace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.api.Namespace;
import java.util.Map;

/**
 * A namespace as it is stored; the root namespace is not.
 *
 * @param id six characters that ids of its tokens, leases and entities end with
 * @param uuid a public id
 * @param path from the root, with a trailing slash
 * @param customMetadata what operators gave it
 * @param unlockKey the hash of the key that unlocks its API; empty while it is not locked
 * @param deleting whether it is being removed: nobody gets in any more
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record NamespaceEntry(
    String id,
    String uuid,
    String path,
    Map<String, String> customMetadata,
    String unlockKey,
    boolean deleting) {

  public NamespaceEntry {
    customMetadata = customMetadata == null ? Map.of() : Map.copyOf(customMetadata);
    unlockKey = unlockKey == null ? "" : unlockKey;
  }

  public Namespace namespace() {
    return new Namespace(id, path);
  }

  public boolean isLocked() {
    return !unlockKey.isEmpty();
  }

  /** The path of the namespace above. */
  public String parentPath() {
    return path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
  }

  public NamespaceEntry with(Map<String, String> metadata) {
    return new NamespaceEntry(id, uuid, path, metadata, unlockKey, deleting);
  }

  /** The same namespace, locked; unlocked with an empty hash. */
  public NamespaceEntry locked(String hash) {
    return new NamespaceEntry(id, uuid, path, customMetadata, hash, deleting);
  }

  /** The same namespace, about to be removed. */
  public NamespaceEntry ending() {
    return new NamespaceEntry(id, uuid, path, customMetadata, unlockKey, true);
  }

  /** Leaves out the unlock key's hash and the metadata. */
  @Override
  public String toString() {
    return "NamespaceEntry[" + id + " " + path + "]";
  }
}
