package io.holdfast.acceptance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.holdfast.acceptance.openapi.ApiOperation.Input;
import io.holdfast.acceptance.program.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations of a server's OpenAPI document. */
public record ApiDocument(List<ApiOperation> operations) {
  private static final String PATTERN = "^";

  /** As a token sees it. */
  public static ApiDocument of(Api api) {
    JsonNode document = api.get("sys/internal/specs/openapi").succeeds().body();
    List<ApiOperation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(entry -> {
          // OpenBao shows a pattern that it cannot translate as it is, without operations.
          if (!entry.getKey().contains(PATTERN)) {
            new Reader(document, entry.getKey(), entry.getValue()).addTo(operations);
          }
        });
    return new ApiDocument(List.copyOf(operations));
  }

  /** Those below a mount. */
  public List<ApiOperation> below(String mount) {
    return operations.stream().filter(operation -> operation.path().startsWith(mount)).toList();
  }

  private record Reader(JsonNode document, String path, JsonNode item) {
    void addTo(List<ApiOperation> operations) {
      if (item.has("get")) {
        JsonNode get = item.path("get");
        boolean list = has(get, "list");
        boolean scan = has(get, "scan");
        if (!requires(get, "list") && !requires(get, "scan") && !onlyLists(get)) {
          operations.add(read("GET", get));
        }
        if (list) {
          operations.add(read("LIST", get));
        }
        if (scan) {
          operations.add(read("SCAN", get));
        }
      }
      for (String method : List.of("post", "put", "patch", "delete")) {
        if (item.has(method)) {
          operations.add(read(method.toUpperCase(Locale.ROOT), item.path(method)));
        }
      }
    }

    private static boolean has(JsonNode operation, String parameter) {
      return !find(operation, parameter).isMissingNode();
    }

    private static boolean requires(JsonNode operation, String parameter) {
      return find(operation, parameter).path("required").asBoolean();
    }

    /** Ours says of a path that is listed and scanned, and not read, that either must be asked. */
    private static boolean onlyLists(JsonNode operation) {
      return operation.path("operationId").asText().contains("-list-")
          && has(operation, "list")
          && has(operation, "scan");
    }

    private static JsonNode find(JsonNode operation, String parameter) {
      for (JsonNode candidate : operation.path("parameters")) {
        if (candidate.path("name").asText().equals(parameter)) {
          return candidate;
        }
      }
      return MissingNode.getInstance();
    }

    private ApiOperation read(String method, JsonNode operation) {
      return new ApiOperation(
          method,
          path,
          body(operation),
          query(operation),
          item.path("x-vault-unauthenticated").asBoolean());
    }

    private List<Input> body(JsonNode operation) {
      List<Input> inputs = new ArrayList<>();
      for (JsonNode media : operation.path("requestBody").path("content")) {
        String reference = media.path("schema").path("$ref").asText();
        document
            .at(reference.replaceFirst("^#", ""))
            .path("properties")
            .properties()
            .forEach(property -> inputs.add(input(property.getKey(), property.getValue())));
      }
      return List.copyOf(inputs);
    }

    private List<Input> query(JsonNode operation) {
      List<Input> inputs = new ArrayList<>();
      for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
        for (JsonNode parameter : parameters) {
          String name = parameter.path("name").asText();
          if (parameter.path("in").asText().equals("query") && !name.matches("list|scan")) {
            inputs.add(input(name, parameter.path("schema")));
          }
        }
      }
      return List.copyOf(inputs);
    }

    private static Input input(String name, JsonNode schema) {
      return new Input(
          name,
          schema.path("type").asText(),
          schema.path("x-vault-displayAttrs").path("sensitive").asBoolean());
    }
  }
}
