package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.MountEntry;
import java.util.Optional;

/**
 * Where a mount's paths stand in a document.
 *
 * @param prefix before each path, from slash to slash
 * @param type begins the ids of operations
 * @param tag by which readers group operations
 * @param words of the mount's path, for ids that another mount has already
 * @param parameter of the path, that stands for the mount's
 */
record Place(String prefix, String type, String tag, String words, Optional<ObjectNode> parameter) {

  /** In the whole server's document. */
  static Place of(MountEntry entry) {
    return new Place(
        "/" + entry.requestPath(), entry.type(), tag(entry), words(entry), Optional.empty());
  }

  /** In the document of one mount. */
  static Place below(MountEntry entry) {
    return new Place("/", entry.type(), tag(entry), words(entry), Optional.empty());
  }

  /** In a document that holds wherever the mount is; those that are always there stay. */
  static Place anywhere(MountEntry entry) {
    if (BuiltinMounts.isBuiltin(entry)) {
      return of(entry);
    }
    String name = entry.path().replaceFirst("/$", "");
    String parameter = name.replaceAll("\\W", "_") + "_mount_path";
    ObjectNode declared = Json.object();
    declared.put("name", parameter);
    declared.put("description", "Where it is mounted.");
    declared.put("in", "path");
    declared.putObject("schema").put("type", "string").put("default", name);
    declared.put("required", true);
    return new Place(
        (entry.auth() ? "/auth/{" : "/{") + parameter + "}/",
        entry.type(),
        tag(entry),
        words(entry),
        Optional.of(declared));
  }

  private static String words(MountEntry entry) {
    return OperationIds.words(entry.path());
  }

  private static String tag(MountEntry entry) {
    if (entry.auth()) {
      return "auth";
    }
    return switch (entry.type()) {
      case "system", "identity" -> entry.type();
      default -> "secrets";
    };
  }
}
