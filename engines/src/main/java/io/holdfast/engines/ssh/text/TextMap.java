package io.holdfast.engines.ssh.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Maps of texts as Vault takes them: an object, an array of objects that are put together, or
 * either as text. Numbers and truth values become text, null the empty text.
 */
public final class TextMap {
  private TextMap() {}

  /** The map that a client sent in a field; empty where it sent none. */
  public static NavigableMap<String, String> of(Call call, Field<JsonNode> field) {
    NavigableMap<String, String> out = new TreeMap<>();
    call.find(field).ifPresent(value -> add(out, field.name(), parsed(field.name(), value)));
    return Collections.unmodifiableNavigableMap(out);
  }

  private static JsonNode parsed(String field, JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    if (value.textValue().isBlank()) {
      return Json.object();
    }
    try {
      return Json.parse(value.textValue().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw expected(field);
    }
  }

  private static void add(NavigableMap<String, String> out, String field, JsonNode value) {
    if (value.isArray()) {
      value.forEach(item -> add(out, field, item));
      return;
    }
    if (!value.isObject()) {
      throw expected(field);
    }
    value
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isContainerNode()) {
            throw expected(field);
          }
          out.put(entry.getKey(), entry.getValue().isNull() ? "" : entry.getValue().asText());
        });
  }

  private static Refusal expected(String field) {
    return new Refusal.InvalidRequest(field + ": expected an object of texts");
  }
}
