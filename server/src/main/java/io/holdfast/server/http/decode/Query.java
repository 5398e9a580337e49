package io.holdfast.server.http.decode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.server.http.HttpProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or of a form. */
final class Query {
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  private Query() {}

  /**
   * Reads {@code a=1&b=2}.
   *
   * @param what names the text in errors
   * @throws HttpProblem 400 when malformed
   */
  static Query parse(String text, String what) {
    Query query = new Query();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        query.add(text.substring(start, end), what);
      }
      start = end + 1;
    }
    return query;
  }

  private void add(String pair, String what) {
    int equals = pair.indexOf('=');
    Optional<String> name = PercentCoding.form(equals < 0 ? pair : pair.substring(0, equals));
    Optional<String> value = PercentCoding.form(equals < 0 ? "" : pair.substring(equals + 1));
    if (name.isEmpty() || value.isEmpty()) {
      throw new HttpProblem(400, "the " + what + " is not percent-encoded UTF-8");
    }
    if (!name.get().isEmpty()) {
      parameters.computeIfAbsent(name.get(), n -> new ArrayList<>(1)).add(value.get());
    }
  }

  /** The first value of a parameter; empty text when absent. */
  String first(String name) {
    List<String> values = parameters.get(name);
    return values == null ? "" : values.getFirst();
  }

  /**
   * Takes a switch such as {@code list=true} out of the parameters.
   *
   * @throws HttpProblem 400 when it is neither true nor false
   */
  boolean takeSwitch(String name) {
    return switch (first(name)) {
      case "" -> false;
      case "1", "t", "T", "true", "TRUE", "True" -> {
        parameters.remove(name);
        yield true;
      }
      case "0", "f", "F", "false", "FALSE", "False" -> {
        parameters.remove(name);
        yield false;
      }
      default ->
          throw new HttpProblem(400, "the query parameter " + name + " must be true or false");
    };
  }

  void remove(String name) {
    parameters.remove(name);
  }

  /** The parameters as fields; a repeated one becomes an array. */
  ObjectNode fields() {
    ObjectNode fields = Json.object();
    parameters.forEach((name, values) -> {
      if (values.size() == 1) {
        fields.put(name, values.getFirst());
      } else {
        fields.set(name, Json.array(values));
      }
    });
    return fields;
  }

  /** The parameters as fields of a form; values of a repeated one are joined, as Vault does. */
  ObjectNode formFields() {
    ObjectNode fields = Json.object();
    parameters.forEach((name, values) -> fields.put(name, String.join(",", values)));
    return fields;
  }
}
