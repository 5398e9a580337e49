package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request asks for: one thing by the request's own fields, or many by {@code batch_input}.
 *
 * @param many whether it came as a batch, however long
 */
record Batch(List<Item> items, boolean many) {
  static final Field<JsonNode> INPUT =
      Field.any(
              "batch_input",
              "A list of items, each with the fields of a single request. The answers in batch_results"
                  + " are in the same order; an item's reference comes back with its answer.")
          .sensitive();

  static final String REFERENCE = "reference";

  /**
   * Reads a request.
   *
   * @param fields those of an item; in a single request, those of the request
   * @throws Refusal.InvalidRequest when the batch is malformed, which refuses all of it
   */
  static Batch of(Call call, Field<?>... fields) {
    var input = call.find(INPUT);
    if (input.isEmpty()) {
      return new Batch(List.of(single(call, fields)), false);
    }
    if (!(input.get() instanceof ArrayNode array)) {
      throw new Refusal.InvalidRequest("failed to parse batch input: it must be a list of objects");
    }
    if (array.isEmpty()) {
      throw new Refusal.InvalidRequest("missing batch input to process");
    }
    List<Item> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(element(i, array.get(i), fields));
    }
    return new Batch(items, true);
  }

  private static Item single(Call call, Field<?>[] fields) {
    ObjectNode node = Json.object();
    for (Field<?> field : fields) {
      call.find(field)
          .ifPresent(value -> {
            if (value instanceof Long number) {
              node.put(field.name(), number);
            } else {
              node.put(field.name(), value.toString());
            }
          });
    }
    return new Item(node);
  }

  private static Item element(int index, JsonNode element, Field<?>[] fields) {
    if (!(element instanceof ObjectNode node)) {
      throw malformed(index, "", "an object");
    }
    for (Field<?> field : fields) {
      JsonNode value = node.get(field.name());
      if (value == null || value.isNull()) {
        continue;
      }
      boolean number = field.defaultValue() instanceof Long;
      if (number ? !value.isIntegralNumber() : !value.isTextual()) {
        throw malformed(index, "." + field.name(), number ? "an integer" : "a string");
      }
    }
    JsonNode reference = node.get(REFERENCE);
    if (reference != null && !reference.isNull() && !reference.isTextual()) {
      throw malformed(index, "." + REFERENCE, "a string");
    }
    return new Item(node);
  }

  private static Refusal.InvalidRequest malformed(int index, String where, String expected) {
    return new Refusal.InvalidRequest(
        "failed to parse batch input: [%d]%s must be %s".formatted(index, where, expected));
  }

  /**
   * Checks that a field is there in every item.
   *
   * @throws Refusal.InvalidRequest when one lacks it
   */
  void require(Field<String> field, String purpose) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).find(field.name()).isEmpty()) {
        throw new Refusal.InvalidRequest(
            (many ? "failed to parse batch input: [" + i + "]: " : "")
                + ("missing " + field.name() + " to " + purpose));
      }
    }
  }

  /** Whether the items have a context, which they all have or none. */
  boolean hasContext() {
    boolean first = !items.getFirst().text(Fields.CONTEXT.name()).isEmpty();
    for (Item item : items) {
      if (item.text(Fields.CONTEXT.name()).isEmpty() == first) {
        throw new Refusal.InvalidRequest(
            "context should be set either in all the request blocks or in none");
      }
    }
    return first;
  }
}
