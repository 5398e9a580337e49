package io.holdfast.core.identity.store;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/**
 * Entities in storage, found by id, by name, by alias, and by the ids of those merged into them.
 */
public final class EntityStore {
  private static final String ENTITIES = "entity/";
  private static final String ALIASES = "alias/";
  private static final String MERGED = "entity/merged/";

  private final StorageView view;
  private final NamedRecords<Entity> entities;

  /** What one that was merged away points to. */
  record Successor(String entity) {}

  /**
   * @param view the storage of the identity mount
   */
  public EntityStore(StorageView view) {
    this.view = view;
    this.entities = new NamedRecords<>(view, ENTITIES, ALIASES, Entity.class);
  }

  /** The key of an entity below the identity mount. */
  public static String key(String id) {
    return NamedRecords.key(ENTITIES, id);
  }

  public Optional<Entity> find(String id) {
    return entities.find(id);
  }

  /** The id of the entity that one was merged into. */
  public Optional<String> successor(String id) {
    return view.get(MERGED + id, Successor.class).map(Successor::entity);
  }

  public Optional<Entity> byName(String name) {
    return entities.byName(name);
  }

  /** The entity of an alias. */
  public Optional<Entity> byAlias(String aliasId) {
    return entities.byAlias(aliasId);
  }

  /** The entity of an alias's mount and name. */
  public Optional<Entity> byAlias(String mountAccessor, String name) {
    return entities.byAlias(mountAccessor, name);
  }

  /** The alias of a mount and name, within its entity. */
  public static Optional<Alias> alias(Entity entity, String mountAccessor, String name) {
    return entity.aliases().stream()
        .filter(alias -> alias.mountAccessor().equals(mountAccessor))
        .filter(alias -> alias.name().equalsIgnoreCase(name))
        .findFirst();
  }

  public void add(Entity entity) {
    put(Entity.named(entity.id(), "", entity.created()), entity);
  }

  /** Replaces an entity, and what points to it. */
  public void put(Entity before, Entity after) {
    entities.put(after.id(), after, before.name(), after.name());
    before.aliases().stream()
        .filter(alias -> !after.aliases().contains(alias))
        .forEach(entities::forget);
    after.aliases().stream()
        .filter(alias -> !before.aliases().contains(alias))
        .forEach(alias -> entities.point(alias, after.id()));
    after.merged().stream()
        .filter(id -> !before.merged().contains(id))
        .forEach(id -> view.put(MERGED + id, new Successor(after.id())));
  }

  public void delete(Entity entity) {
    entities.delete(entity.id(), entity.name());
    entity.aliases().forEach(entities::forget);
    entity.merged().forEach(id -> view.delete(MERGED + id));
  }

  public List<String> ids(Page page) {
    return entities.ids(page);
  }

  /** The names as they were written, in the order of their lower case. */
  public List<String> names(Page page) {
    return entities.names(page);
  }

  public List<String> aliasIds(Page page) {
    return entities.aliasIds(page);
  }
}
