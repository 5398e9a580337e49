package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.Collection;

/** JSON schemas of fields. */
final class Schemas {
  private Schemas() {}

  /** The type of a field's values, with its default and the only values that it takes. */
  static ObjectNode type(Field<?> field) {
    ObjectNode schema = Json.object();
    String[] type = field.type().schema().split("/", 2);
    if (!type[0].isEmpty()) {
      schema.put("type", type[0]);
    }
    if (type[0].equals("array")) {
      schema.putObject("items").put("type", type.length == 1 ? "string" : type[1]);
    } else if (type.length == 2) {
      schema.put("format", type[1]);
    }
    field.declaredDefault().ifPresent(value -> schema.set("default", Json.of(plain(value))));
    if (!field.allowed().isEmpty()) {
      ArrayNode allowed = schema.putArray("enum");
      field.allowed().forEach(value -> allowed.add(Json.of(plain(value))));
    }
    return schema;
  }

  private static Object plain(Object value) {
    return value instanceof Duration duration ? duration.toSeconds() : value;
  }

  /** A field as a property of an object. */
  static ObjectNode property(Field<?> field) {
    ObjectNode schema = type(field);
    if (!field.description().isEmpty()) {
      schema.put("description", field.description());
    }
    if (field.isDeprecated()) {
      schema.put("deprecated", true);
    }
    return marked(field, schema);
  }

  private static ObjectNode marked(Field<?> field, ObjectNode schema) {
    if (field.isSensitive()) {
      schema.putObject("x-vault-displayAttrs").put("sensitive", true);
    }
    return schema;
  }

  /** An object of fields; older names of theirs are properties too, and deprecated. */
  static ObjectNode object(Collection<? extends Field<?>> fields, boolean others) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.array();
    for (Field<?> field : fields) {
      properties.set(field.name(), property(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    for (Field<?> field : fields) {
      for (String alias : field.aliases()) {
        if (!properties.has(alias)) {
          properties.set(
              alias,
              marked(field, type(field))
                  .put("description", "Older name of " + field.name() + ".")
                  .put("deprecated", true));
        }
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (others) {
      schema.put("additionalProperties", true);
    }
    return schema;
  }

  /** A field as a parameter of a path or a query. */
  static ObjectNode parameter(Field<?> field, String in) {
    ObjectNode parameter = Json.object().put("name", field.name());
    if (!field.description().isEmpty()) {
      parameter.put("description", field.description());
    }
    parameter.put("in", in);
    parameter.set("schema", type(field));
    if (in.equals("path") || field.required()) {
      parameter.put("required", true);
    }
    if (field.isDeprecated()) {
      parameter.put("deprecated", true);
    }
    return parameter;
  }
}
