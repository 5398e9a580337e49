package io.holdfast.core.identity.subject;

import io.holdfast.api.Namespace;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.policy.Selector;
import io.holdfast.core.policy.TemplateResolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a token, as of a transaction. While nothing of it changes it is the same object, so
 * that what is made of it (compiled policies) can be kept with it as its key.
 */
public final class Subject implements TemplateResolver {
  /** Behind a token without an entity. */
  public static final Subject NOBODY = new Subject(null, List.of(), List.of());

  private final @Nullable Entity entity;
  private final List<Group> direct;
  private final List<Group> inherited;
  private final List<String> policies;

  Subject(@Nullable Entity entity, List<Group> direct, List<Group> inherited) {
    this.entity = entity;
    this.direct = List.copyOf(direct);
    this.inherited = List.copyOf(inherited);
    Set<String> all = new LinkedHashSet<>();
    if (entity != null) {
      all.addAll(entity.policies());
    }
    groups().forEach(group -> all.addAll(group.policies()));
    this.policies = List.copyOf(all);
  }

  public Optional<Entity> entity() {
    return Optional.ofNullable(entity);
  }

  /** Whether nothing may be done in its name. */
  public boolean isDisabled() {
    return entity != null && entity.disabled();
  }

  /** The id of the entity; empty for nobody. */
  public String id() {
    return entity == null ? "" : entity.id();
  }

  /** The groups that the entity is directly in. */
  public List<Group> direct() {
    return direct;
  }

  /** The groups that it is in by way of those. */
  public List<Group> inherited() {
    return inherited;
  }

  public List<Group> groups() {
    List<Group> all = new ArrayList<>(direct);
    all.addAll(inherited);
    return all;
  }

  /** What the identity adds to a token's own policies: the entity's, then its groups'. */
  public List<String> policies() {
    return policies;
  }

  /** A token's own policies with those of the identity, sorted. */
  public List<String> with(List<String> tokenPolicies) {
    if (policies.isEmpty()) {
      return tokenPolicies;
    }
    Set<String> all = new TreeSet<>(tokenPolicies);
    all.addAll(policies);
    return List.copyOf(all);
  }

  @Override
  public Optional<String> resolve(Selector selector, Namespace namespace) {
    if (entity == null) {
      return Optional.empty();
    }
    return switch (selector) {
      case Selector.Entity(var property) ->
          value(property, entity.id(), entity.name(), entity.metadata(), Map.of());
      case Selector.Alias(var accessor, var property) ->
          entity.aliasAt(accessor).flatMap(alias -> value(property, alias));
      case Selector.GroupById(var id, var property) ->
          groups().stream()
              .filter(group -> group.id().equals(id))
              .findFirst()
              .flatMap(group -> value(property, group));
      case Selector.GroupByName(var name, var property) ->
          groups().stream()
              .filter(group -> group.name().equals(name))
              .findFirst()
              .flatMap(group -> value(property, group));
      case Selector.Unknown unknown -> Optional.empty();
    };
  }

  private static Optional<String> value(Selector.Property property, Alias alias) {
    Map<String, String> custom = alias.customMetadata();
    return value(
        property, alias.id(), alias.name(), alias.metadata(), custom == null ? Map.of() : custom);
  }

  private static Optional<String> value(Selector.Property property, Group group) {
    return value(property, group.id(), group.name(), group.metadata(), Map.of());
  }

  private static Optional<String> value(
      Selector.Property property,
      String id,
      String name,
      Map<String, String> metadata,
      Map<String, String> custom) {
    return switch (property) {
      case Selector.Property.Id i -> Optional.of(id);
      case Selector.Property.Name n -> Optional.of(name);
      case Selector.Property.Metadata(var key) -> Optional.ofNullable(metadata.get(key));
      case Selector.Property.CustomMetadata(var key) -> Optional.ofNullable(custom.get(key));
    };
  }

  @Override
  public String toString() {
    return "Subject[" + id() + "]";
  }
}
