package io.holdfast.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Error texts may quote what the client sent; in the log such a value is HMACed like any other. */
final class ErrorScrubber {
  private ErrorScrubber() {}

  static String scrub(String error, Request request, ValueHasher hasher) {
    List<String> values = new ArrayList<>();
    collect(request.body(), values);
    String token = request.token();
    if (token != null) {
      values.add(token);
    }
    values.removeIf(value -> value.isBlank() || request.path().contains(value));
    // Longer values first: a value may contain another.
    values.sort(Comparator.comparingInt(String::length).reversed());
    String out = error;
    for (String value : values) {
      if (out.contains(value)) {
        out = out.replace(value, hasher.hash(value));
        // What stands there now must not be replaced in turn by a short value.
        return out;
      }
    }
    return out;
  }

  private static void collect(JsonNode node, List<String> values) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, values));
    } else if (!node.isNull()) {
      values.add(node.asText());
    }
  }
}
