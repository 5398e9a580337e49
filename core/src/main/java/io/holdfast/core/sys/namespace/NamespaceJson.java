package io.holdfast.core.sys.namespace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.namespace.NamespaceEntry;
import java.util.TreeMap;

/** Namespaces as clients see them. */
final class NamespaceJson {
  private NamespaceJson() {}

  static ObjectNode of(NamespaceEntry entry) {
    ObjectNode out = Json.object();
    ObjectNode metadata = out.putObject("custom_metadata");
    new TreeMap<>(entry.customMetadata()).forEach(metadata::put);
    out.put("id", entry.id());
    out.put("locked", entry.isLocked());
    out.put("path", entry.path());
    out.put("tainted", entry.deleting());
    out.put("uuid", entry.uuid());
    return out;
  }
}
