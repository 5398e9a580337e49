package io.holdfast.core.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Notes;
import io.holdfast.api.route.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One path of a document: what its route declares, with LIST and SCAN as forms of GET. */
final class PathItem {
  private static final String KEYS = "StandardListResponse";

  private final Document document;
  private final Place place;
  private final Route route;
  private final Set<Operation> operations;
  private final List<String> inPath;

  PathItem(Document document, Place place, Route route) {
    this.document = document;
    this.place = place;
    this.route = route;
    this.operations = route.handlers().keySet();
    this.inPath = route.pattern().parameters();
  }

  ObjectNode json() {
    ObjectNode item = Json.object();
    if (!route.synopsis().isEmpty()) {
      item.put("description", route.synopsis());
    }
    ArrayNode parameters = Json.array();
    fields(field -> inPath.contains(field.name()))
        .map(field -> Schemas.parameter(field, "path"))
        .forEach(parameters::add);
    place.parameter().ifPresent(parameters::add);
    if (!parameters.isEmpty()) {
      item.set("parameters", parameters);
    }
    flag(item, "x-vault-sudo", route.sudo());
    flag(item, "x-vault-unauthenticated", route.unauthenticated());
    flag(
        item,
        "x-vault-createSupported",
        route.existenceCheck().isPresent() && operations.contains(Operation.CREATE));
    first(Operation.READ, Operation.LIST, Operation.SCAN)
        .ifPresent(read -> item.set("get", reading(read)));
    first(Operation.UPDATE, Operation.CREATE)
        .ifPresent(write -> item.set("post", writing(write, "application/json")));
    first(Operation.PATCH)
        .ifPresent(patch -> item.set("patch", writing(patch, "application/merge-patch+json")));
    first(Operation.DELETE).ifPresent(delete -> item.set("delete", deletion(delete)));
    return item;
  }

  private static void flag(ObjectNode item, String name, boolean set) {
    if (set) {
      item.put(name, true);
    }
  }

  private Optional<Operation> first(Operation... wanted) {
    return Stream.of(wanted).filter(operations::contains).findFirst();
  }

  private Stream<? extends Field<?>> fields(Predicate<Field<?>> which) {
    return route.fields().values().stream().filter(which).sorted(Comparator.comparing(Field::name));
  }

  private ObjectNode reading(Operation operation) {
    ObjectNode out = operation(operation);
    ArrayNode parameters = queries();
    boolean list = operations.contains(Operation.LIST);
    boolean scan = operations.contains(Operation.SCAN);
    boolean read = operation == Operation.READ;
    if (list) {
      parameters.add(form("list", "Lists", !read && !scan));
    }
    if (scan) {
      parameters.add(form("scan", "Lists all that is below", !read && !list));
    }
    return with(out, parameters, responses(operation, 200));
  }

  /** The parameter that makes a GET a listing. */
  private static ObjectNode form(String name, String does, boolean only) {
    ObjectNode parameter = Json.object().put("name", name);
    parameter.put("description", only ? "Must be `true`." : does + " if it is `true`.");
    parameter.put("in", "query");
    ObjectNode schema = parameter.putObject("schema").put("type", "string");
    if (only) {
      schema.putArray("enum").add("true");
      parameter.put("required", true);
    }
    return parameter;
  }

  /** Where nothing can be written, all fields come with the query. */
  private ArrayNode queries() {
    boolean readOnly = operations.stream().noneMatch(Operation::writes);
    ArrayNode parameters = Json.array();
    fields(field -> (readOnly || field.isInQuery()) && !inPath.contains(field.name()))
        .map(field -> Schemas.parameter(field, "query"))
        .forEach(parameters::add);
    return parameters;
  }

  private ObjectNode deletion(Operation operation) {
    return with(operation(operation), queries(), responses(operation, 204));
  }

  private ObjectNode writing(Operation operation, String mediaType) {
    ObjectNode out = operation(operation);
    List<? extends Field<?>> sent = fields(field -> !inPath.contains(field.name())).toList();
    if (!sent.isEmpty() || route.anyFields()) {
      ObjectNode body = out.putObject("requestBody").put("required", true);
      body.putObject("content")
          .putObject(mediaType)
          .set(
              "schema",
              reference(operation, "Request", () -> Schemas.object(sent, route.anyFields())));
    }
    out.set("responses", responses(operation, 200));
    return out;
  }

  private ObjectNode operation(Operation operation) {
    ObjectNode out = Json.object();
    Notes notes = route.notes(operation);
    if (!notes.summary().isEmpty()) {
      out.put("summary", notes.summary());
    }
    out.put("operationId", document.id(place, OperationIds.plain(place, route, operation)));
    out.putArray("tags").add(place.tag());
    return out;
  }

  private static ObjectNode with(ObjectNode operation, ArrayNode parameters, ObjectNode answers) {
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    operation.set("responses", answers);
    return operation;
  }

  private ObjectNode responses(Operation operation, int status) {
    List<Field<?>> answer = route.notes(operation).answer();
    ObjectNode out = Json.object();
    if (status == 204 && answer.isEmpty()) {
      out.putObject("204").put("description", "empty body");
      return out;
    }
    ObjectNode ok = out.putObject("200").put("description", "OK");
    if (!answer.isEmpty()) {
      content(ok, reference(operation, "Response", () -> Schemas.object(answer, false)));
    } else if (operation == Operation.LIST || operation == Operation.SCAN) {
      content(ok, document.reference(KEYS, keys()));
    }
    return out;
  }

  private static void content(ObjectNode response, ObjectNode schema) {
    response.putObject("content").putObject("application/json").set("schema", schema);
  }

  private static ObjectNode keys() {
    return Schemas.object(
        List.of(Field.list("keys", "The names; those of folders end with a slash.")), false);
  }

  private ObjectNode reference(Operation operation, String kind, Supplier<ObjectNode> schema) {
    String name = OperationIds.title(OperationIds.plain(place, route, operation)) + kind;
    return document.reference(new Document.Part(route, operation, kind), name, schema);
  }
}
