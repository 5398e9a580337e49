package io.holdfast.core.policy.hcl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;

/** A value of a document, and where it begins. */
public sealed interface HclValue {
  Position at();

  /** The value without its places; the labels of a block become nested objects. */
  JsonNode json();

  /** What the value is, for messages: {@code a string}, {@code a list} ... */
  String kind();

  /** A string, number, boolean, or (in JSON only) null. */
  record Scalar(JsonNode value, Position at) implements HclValue {
    @Override
    public JsonNode json() {
      return value;
    }

    @Override
    public String kind() {
      if (value.isTextual()) {
        return "a string";
      }
      if (value.isNumber()) {
        return "a number";
      }
      return value.isBoolean() ? "a boolean" : "null";
    }

    public boolean isNull() {
      return value.isNull();
    }
  }

  /** A list in square brackets. */
  record Sequence(List<HclValue> values, Position at) implements HclValue {
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public JsonNode json() {
      ArrayNode array = Json.array();
      values.forEach(value -> array.add(value.json()));
      return array;
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** An object in braces, or the whole document; keys may repeat. */
  record Block(List<HclItem> items, Position at) implements HclValue {
    public Block {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode json() {
      ObjectNode object = Json.object();
      for (HclItem item : items) {
        ObjectNode parent = object;
        for (String key : item.keys().subList(0, item.keys().size() - 1)) {
          parent = parent.withObjectProperty(key);
        }
        parent.set(item.keys().getLast(), item.value().json());
      }
      return object;
    }

    @Override
    public String kind() {
      return "an object";
    }
  }
}
