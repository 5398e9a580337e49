package io.holdfast.core.identity.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person or a program, as it is stored.
 *
 * @param policies sorted, in lower case
 * @param disabled whether its tokens are refused
 * @param merged the ids of entities that were merged into it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Entity(
    String id,
    String name,
    List<String> policies,
    Map<String, String> metadata,
    boolean disabled,
    Instant created,
    Instant updated,
    List<String> merged,
    List<Alias> aliases) {

  public Entity {
    policies = policies == null ? List.of() : List.copyOf(policies);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    merged = merged == null ? List.of() : List.copyOf(merged);
    aliases = aliases == null ? List.of() : List.copyOf(aliases);
  }

  /** A new one of which nothing but its name is known. */
  public static Entity named(String id, String name, Instant now) {
    return new Entity(id, name, List.of(), Map.of(), false, now, now, List.of(), List.of());
  }

  public Optional<Alias> alias(String aliasId) {
    return aliases.stream().filter(alias -> alias.id().equals(aliasId)).findFirst();
  }

  /** The entity's alias at an auth mount. */
  public Optional<Alias> aliasAt(String mountAccessor) {
    return aliases.stream()
        .filter(alias -> alias.mountAccessor().equals(mountAccessor))
        .findFirst();
  }

  /** The same entity with an alias added, or put in place of the one of its id. */
  public Entity with(Alias alias) {
    List<Alias> others = new ArrayList<>(aliases);
    int at = indexOf(alias.id());
    if (at < 0) {
      others.add(alias);
    } else {
      others.set(at, alias);
    }
    return withAliases(others);
  }

  private int indexOf(String aliasId) {
    for (int i = 0; i < aliases.size(); i++) {
      if (aliases.get(i).id().equals(aliasId)) {
        return i;
      }
    }
    return -1;
  }

  public Entity without(Alias alias) {
    return withAliases(aliases.stream().filter(other -> !other.id().equals(alias.id())).toList());
  }

  private Entity withAliases(List<Alias> others) {
    return new Entity(id, name, policies, metadata, disabled, created, updated, merged, others);
  }

  /** The same entity, into which another was merged. */
  public Entity absorbed(Entity other) {
    List<String> all = new ArrayList<>(merged);
    all.addAll(other.merged);
    all.add(other.id);
    return new Entity(id, name, policies, metadata, disabled, created, updated, all, aliases);
  }

  /** Leaves out the metadata. */
  @Override
  public String toString() {
    return "Entity[" + id + " " + name + "]";
  }
}
