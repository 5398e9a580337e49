package io.holdfast.core.identity.subject;

import io.holdfast.api.Namespace;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.policy.PolicyRef;
import io.holdfast.core.policy.Selector;
import io.holdfast.core.policy.TemplateResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  public static final Subject NOBODY = new Subject(null, List.of(), List.of(), Map.of(), false);

  private final @Nullable Entity entity;
  private final List<Group> direct;
  private final List<Group> inherited;

  /** What it is given, by the namespace in which that holds. */
  private final Map<Namespace, List<String>> policies;

  private final boolean beyond;

  /**
   * @param policies of the entity and its groups, by namespace
   * @param beyond whether groups give something to tokens of any namespace
   */
  Subject(
      @Nullable Entity entity,
      List<Group> direct,
      List<Group> inherited,
      Map<Namespace, List<String>> policies,
      boolean beyond) {
    this.entity = entity;
    this.direct = List.copyOf(direct);
    this.inherited = List.copyOf(inherited);
    this.policies = policies;
    this.beyond = beyond;
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

  /** The groups of a namespace that it is in. */
  public List<Group> groupsIn(String namespaceId) {
    return groups().stream()
        .filter(group -> Namespace.idIn(group.id()).equals(namespaceId))
        .toList();
  }

  /** The groups of its own namespace that it is in. */
  public List<Group> groupsAtHome() {
    return groupsIn(Namespace.idIn(id()));
  }

  public List<Group> groups() {
    List<Group> all = new ArrayList<>(direct);
    all.addAll(inherited);
    return all;
  }

  /** Whether it is given any policies, in whatever namespace. */
  public boolean hasPolicies() {
    return !policies.isEmpty();
  }

  /**
   * What the identity adds to the own policies of a token of a namespace: the entity's, then its
   * groups', as far as they are of that namespace.
   */
  public List<String> policies(Namespace namespace) {
    return policies.getOrDefault(namespace, List.of());
  }

  /** What it adds to a token of a namespace that holds in other namespaces. */
  public Map<Namespace, List<String>> policiesOutside(Namespace namespace) {
    Map<Namespace, List<String>> outside = new LinkedHashMap<>(policies);
    outside.keySet().removeIf(other -> other.equals(namespace) || !holds(other, namespace));
    return outside;
  }

  /**
   * Whether policies of a namespace are in force for a token. As in Vault, groups give something to
   * tokens of their own namespace and of those above it, unless they reach everywhere; the entity
   * gives what it has to any.
   */
  private boolean holds(Namespace given, Namespace token) {
    return beyond || token.contains(given) || given.id().equals(Namespace.idIn(id()));
  }

  /** The policies of a token with those of the identity, all of its namespace; sorted. */
  public List<String> with(List<String> tokenPolicies, Namespace namespace) {
    List<String> given = policies(namespace);
    if (given.isEmpty()) {
      return tokenPolicies;
    }
    Set<String> all = new TreeSet<>(tokenPolicies);
    all.addAll(given);
    return List.copyOf(all);
  }

  /**
   * All policies in force for a token.
   *
   * @param names those of its namespace, as {@link #with} has them
   */
  public List<PolicyRef> inForce(List<String> names, Namespace namespace) {
    List<PolicyRef> all = new ArrayList<>(names.size());
    for (String name : names) {
      all.add(new PolicyRef(name, namespace));
    }
    if (policies.size() > 1 || (hasPolicies() && policies(namespace).isEmpty())) {
      policiesOutside(namespace)
          .forEach((other, given) -> given.forEach(name -> all.add(new PolicyRef(name, other))));
    }
    return all;
  }

  /**
   * A value of a template that is not a policy's: names of groups are those of its own namespace.
   */
  public Optional<String> resolveAtHome(Selector selector) {
    return resolve(selector, Namespace.idIn(id()));
  }

  @Override
  public Optional<String> resolve(Selector selector, Namespace namespace) {
    return resolve(selector, namespace.id());
  }

  private Optional<String> resolve(Selector selector, String namespaceId) {
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
          groupsIn(namespaceId).stream()
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
