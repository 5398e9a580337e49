package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import java.util.Optional;

/** One thing to do: an element of {@code batch_input}, or the request itself. */
record Item(ObjectNode node) {
  private static final byte[] NOTHING = new byte[0];

  /** A text that was given. */
  Optional<String> find(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.textValue());
  }

  /** A text; empty when it was not given. */
  String text(String field) {
    return find(field).orElse("");
  }

  /**
   * A text that must be there, though it may be empty.
   *
   * @throws Refusal.InvalidRequest when it is not
   */
  String required(String field) {
    return find(field).orElseThrow(() -> new Refusal.InvalidRequest("missing " + field));
  }

  /** The bytes of a text in base64 that must be there. */
  byte[] requiredBytes(String field) {
    return Base64Text.decode(field, required(field));
  }

  /** The bytes of a text in base64; none when it was not given. */
  byte[] bytes(String field) {
    String text = text(field);
    return text.isEmpty() ? NOTHING : Base64Text.decode(field, text);
  }

  /** A number; 0 when it was not given. */
  int number(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? 0 : Fields.toInt(value.longValue());
  }
}
