package io.holdfast.api.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up entities and groups, within a request's transaction. */
public interface Identity {
  /** Knows nobody. */
  Identity NOBODY =
      new Identity() {
        @Override
        public Optional<Entity> entity(String id) {
          return Optional.empty();
        }

        @Override
        public List<Group> groups(String entityId) {
          return List.of();
        }
      };

  /** The entity of an id; empty for a token without one ({@code ""}) and for unknown ids. */
  Optional<Entity> entity(String id);

  /** The groups that an entity is in, directly and by inheritance. */
  List<Group> groups(String entityId);

  /** A person or a program. */
  record Entity(
      String id,
      String name,
      boolean disabled,
      Map<String, String> metadata,
      List<Alias> aliases) {}

  /** The name that an entity has at an auth mount. */
  record Alias(
      String id,
      String name,
      String mountAccessor,
      Map<String, String> metadata,
      Map<String, String> customMetadata) {}

  /** A group of entities. */
  record Group(String id, String name, Map<String, String> metadata) {}
}
