package io.holdfast.core.identity.store;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;

/**
 * Entities in storage, found by id, by name, by alias, and by the ids of those merged into them.
 */
public final class EntityStore {
  private static final String BY_ID = "entity/id/";
  private static final String BY_NAME = "entity/name/";
  private static final String MERGED = "entity/merged/";
  private static final String ALIAS = "alias/id/";
  private static final String ALIAS_NAME = "alias/name/";

  private final StorageView view;

  /** What a name or an alias points to. */
  record Pointer(String entity, String name) {}

  /**
   * @param view the storage of the identity mount
   */
  public EntityStore(StorageView view) {
    this.view = view;
  }

  /** The key of an entity below the identity mount. */
  public static String key(String id) {
    return BY_ID + id;
  }

  public Optional<Entity> find(String id) {
    return id.isEmpty() ? Optional.empty() : view.get(key(id), Entity.class);
  }

  /** The id of the entity that one was merged into. */
  public Optional<String> successor(String id) {
    return view.get(MERGED + id, Pointer.class).map(Pointer::entity);
  }

  public Optional<Entity> byName(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : view.get(BY_NAME + Names.key(name), Pointer.class).flatMap(at -> find(at.entity()));
  }

  /** The entity of an alias. */
  public Optional<Entity> byAlias(String aliasId) {
    return aliasId.isEmpty()
        ? Optional.empty()
        : view.get(ALIAS + aliasId, Pointer.class).flatMap(at -> find(at.entity()));
  }

  /** The entity of an alias's mount and name. */
  public Optional<Entity> byAlias(String mountAccessor, String name) {
    return view.get(ALIAS_NAME + Names.hashed(mountAccessor, name), Pointer.class)
        .flatMap(at -> find(at.entity()));
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
    view.put(key(after.id()), after);
    if (!before.name().equals(after.name())) {
      if (!before.name().isEmpty()) {
        view.delete(BY_NAME + Names.key(before.name()));
      }
      view.put(BY_NAME + Names.key(after.name()), new Pointer(after.id(), after.name()));
    }
    before.aliases().stream()
        .filter(alias -> !after.aliases().contains(alias))
        .forEach(this::forget);
    after.aliases().stream()
        .filter(alias -> !before.aliases().contains(alias))
        .forEach(alias -> point(alias, after.id()));
    after.merged().stream()
        .filter(id -> !before.merged().contains(id))
        .forEach(id -> view.put(MERGED + id, new Pointer(after.id(), "")));
  }

  private void point(Alias alias, String entity) {
    view.put(ALIAS + alias.id(), new Pointer(entity, alias.name()));
    view.put(
        ALIAS_NAME + Names.hashed(alias.mountAccessor(), alias.name()),
        new Pointer(entity, alias.name()));
  }

  private void forget(Alias alias) {
    view.delete(ALIAS + alias.id());
    view.delete(ALIAS_NAME + Names.hashed(alias.mountAccessor(), alias.name()));
  }

  public void delete(Entity entity) {
    view.delete(key(entity.id()));
    view.delete(BY_NAME + Names.key(entity.name()));
    entity.aliases().forEach(this::forget);
    entity.merged().forEach(id -> view.delete(MERGED + id));
  }

  public List<String> ids(Page page) {
    return view.keys(BY_ID, page.after(), page.limit());
  }

  /** The names as they were written, in the order of their lower case. */
  public List<String> names(Page page) {
    return view
        .keys(BY_NAME, page.after().isEmpty() ? "" : Names.key(page.after()), page.limit())
        .stream()
        .flatMap(key -> view.get(BY_NAME + key, Pointer.class).stream())
        .map(Pointer::name)
        .toList();
  }

  public List<String> aliasIds(Page page) {
    return view.keys(ALIAS, page.after(), page.limit());
  }
}
