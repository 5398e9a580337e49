package io.holdfast.core.identity.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name that an entity has at an auth mount; kept within its entity.
 *
 * @param metadata what the auth method knows, as of the last login
 * @param customMetadata what operators gave it; null when a login made the alias
 * @param mergedFrom the entities it belonged to before they were merged
 * @param local whether the mount is local
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Alias(
    String id,
    String name,
    String mountAccessor,
    Map<String, String> metadata,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> customMetadata,
    Instant created,
    Instant updated,
    List<String> mergedFrom,
    boolean local)
    implements MountedName {

  public Alias {
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    customMetadata = customMetadata == null ? null : Map.copyOf(customMetadata);
    mergedFrom = mergedFrom == null ? List.of() : List.copyOf(mergedFrom);
  }

  /** The same alias by another name, at another mount. */
  public Alias renamed(String newName, String newMount, Instant now) {
    return new Alias(
        id, newName, newMount, metadata, customMetadata, created, now, mergedFrom, local);
  }

  public Alias withMetadata(Map<String, String> known, Instant now) {
    return new Alias(
        id, name, mountAccessor, known, customMetadata, created, now, mergedFrom, local);
  }

  public Alias withCustomMetadata(Map<String, String> custom, Instant now) {
    return new Alias(id, name, mountAccessor, metadata, custom, created, now, mergedFrom, local);
  }

  public Alias mergedFrom(String entity) {
    List<String> all = new java.util.ArrayList<>(mergedFrom);
    all.add(entity);
    return new Alias(
        id, name, mountAccessor, metadata, customMetadata, created, updated, all, local);
  }
}
