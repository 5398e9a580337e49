package io.holdfast.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.api.Json;
import io.holdfast.core.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as a test reads it.
 *
 * @param body the parsed body; a text where it is not JSON; missing when empty
 */
public record Reply(int status, JsonNode body) {
  static Reply of(Answer answer) {
    return new Reply(answer.status(), body(answer));
  }

  private static JsonNode body(Answer answer) {
    if (answer.body().length == 0) {
      return MissingNode.getInstance();
    }
    return answer.contentType().equals("application/json")
        ? Json.tree(answer.body())
        : TextNode.valueOf(new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** The value at a path of names, e.g. {@code at("data", "keys")}. */
  public JsonNode at(String... names) {
    JsonNode node = body;
    for (String name : names) {
      node = node.path(name);
    }
    return node;
  }

  /** The answer's {@code data}, or one of its values. */
  public JsonNode data(String... names) {
    JsonNode node = body.path("data");
    for (String name : names) {
      node = node.path(name);
    }
    return node;
  }

  public String text(String... names) {
    return at(names).asText();
  }

  public List<String> errors() {
    return strings(body.path("errors"));
  }

  public List<String> warnings() {
    return strings(body.path("warnings"));
  }

  /** The keys of a LIST. */
  public List<String> keys() {
    return strings(data("keys"));
  }

  private static List<String> strings(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(item -> out.add(item.asText()));
    return out;
  }
}
