package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.route.Route;
import io.holdfast.core.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An OpenAPI 3.0.2 document while it is written: paths and schemas in the order of their names. */
final class Document {
  private final TreeMap<String, ObjectNode> paths = new TreeMap<>();
  private final TreeMap<String, ObjectNode> schemas = new TreeMap<>();
  private final Map<Part, ObjectNode> references = new HashMap<>();
  private final OperationIds ids;

  /**
   * What a schema is of: many mounts have the same route.
   *
   * @param kind Request or Response
   */
  record Part(Route route, Operation operation, String kind) {}

  Document(String context) {
    this.ids = new OperationIds(context);
  }

  /** Adds a mount's route; of two with the same path the first serves, and is told of. */
  void add(Place place, Route route) {
    if (!route.published()) {
      return;
    }
    ObjectNode item = new PathItem(this, place, route).json();
    paths.merge(
        place.prefix() + route.pattern().openApiPath(),
        item,
        (first, second) -> {
          second.properties().forEach(part -> first.putIfAbsent(part.getKey(), part.getValue()));
          return first;
        });
  }

  String id(Place place, String plain) {
    return ids.unique(place, plain);
  }

  /** A reference to a schema, which is made and kept once however many mounts have it. */
  ObjectNode reference(Part part, String wanted, Supplier<ObjectNode> schema) {
    return references.computeIfAbsent(part, any -> reference(wanted, schema.get()));
  }

  /** A reference to a schema; of the same name and another content one gets a number. */
  ObjectNode reference(String wanted, ObjectNode schema) {
    String name = wanted;
    for (int number = 2; schemas.containsKey(name); number++) {
      if (schema.equals(schemas.get(name))) {
        break;
      }
      name = wanted + number;
    }
    schemas.put(name, schema);
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  ObjectNode json() {
    ObjectNode out = Json.object().put("openapi", "3.0.2");
    ObjectNode info = out.putObject("info");
    info.put("title", "Holdfast API");
    info.put("description", "Vault's HTTP API as this server has it. Paths are below `/v1`.");
    info.put("version", Version.API_LEVEL);
    info.putObject("license")
        .put("name", "Apache License 2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    out.putObject("paths").setAll(paths);
    out.putObject("components").putObject("schemas").setAll(schemas);
    return out;
  }
}
