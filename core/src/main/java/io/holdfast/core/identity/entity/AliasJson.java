package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.identity.store.Alias;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Aliases as clients see them, with the mount as it is now. */
public final class AliasJson {
  private AliasJson() {}

  static ObjectNode of(Alias alias, String entity, Router router) {
    ObjectNode out = Json.object();
    out.put("canonical_id", entity);
    out.put("creation_time", alias.created().toString());
    custom(out, alias);
    out.put("id", alias.id());
    out.put("last_update_time", alias.updated().toString());
    out.put("local", alias.local());
    ids(out, "merged_from_canonical_ids", alias.mergedFrom());
    metadata(out, "metadata", alias.metadata());
    mount(out, alias.mountAccessor(), router);
    out.put("name", alias.name());
    return out;
  }

  /** What a list of aliases tells of each. */
  static ObjectNode brief(Alias alias, String entity, Router router) {
    ObjectNode out = Json.object();
    out.put("canonical_id", entity);
    custom(out, alias);
    out.put("local", alias.local());
    metadata(out, "metadata", alias.metadata());
    listedMount(out, alias.mountAccessor(), router);
    out.put("name", alias.name());
    return out;
  }

  /** What a list of entities tells of their aliases. */
  static ObjectNode briefest(Alias alias, Router router) {
    ObjectNode out = Json.object();
    out.put("id", alias.id());
    listedMount(out, alias.mountAccessor(), router);
    out.put("name", alias.name());
    return out;
  }

  private static void custom(ObjectNode out, Alias alias) {
    Map<String, String> custom = alias.customMetadata();
    if (custom == null) {
      out.putNull("custom_metadata");
    } else {
      pairs(out, "custom_metadata", custom);
    }
  }

  /** The mount of an accessor; without a path and type when it is gone. */
  public static void mount(ObjectNode out, String accessor, Router router) {
    Optional<MountEntry> mount = router.byAccessor(accessor).map(Router.Mounted::entry);
    out.put("mount_accessor", accessor);
    out.put("mount_path", mount.map(MountEntry::requestPath).orElse(""));
    out.put("mount_type", mount.map(MountEntry::type).orElse(""));
  }

  /** The mount of an accessor in a list, which says less of one that is gone. */
  public static void listedMount(ObjectNode out, String accessor, Router router) {
    if (router.byAccessor(accessor).isPresent()) {
      mount(out, accessor, router);
    } else {
      out.put("mount_accessor", accessor);
    }
  }

  /** Metadata; null where there are none, as Vault shows it. */
  public static void metadata(ObjectNode out, String name, @Nullable Map<String, String> values) {
    if (values == null || values.isEmpty()) {
      out.putNull(name);
    } else {
      pairs(out, name, values);
    }
  }

  private static void pairs(ObjectNode out, String name, Map<String, String> values) {
    ObjectNode object = out.putObject(name);
    new TreeMap<>(values).forEach(object::put);
  }

  /** Ids; null where there are none, as Vault shows it. */
  public static void ids(ObjectNode out, String name, List<String> ids) {
    if (ids.isEmpty()) {
      out.putNull(name);
    } else {
      out.set(name, Json.array(ids));
    }
  }
}
