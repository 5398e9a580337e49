package io.holdfast.core.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes what a client sent or got: the names of fields as they are, each value HMACed, numbers and
 * booleans too (Vault leaves those in clear).
 *
 * <p>An HMAC is longer than most values, so that a body of a million small ones would give an entry
 * of a hundred megabytes. What does not fit is HMACed as a whole: a field's value, by its JSON text
 * without spaces, or all fields together.
 */
final class ClientValues {
  /** The most that the values of one entry take, in bytes. */
  private static final long MOST = 8 << 20;

  /** What a value takes: the HMAC, its quotes and a comma. */
  private static final int HASHED = 80;

  /** Stands in the place of the names where there are too many of them. */
  private static final String EVERYTHING = "*";

  private final ValueHasher hasher;

  ClientValues(ValueHasher hasher) {
    this.hasher = hasher;
  }

  /**
   * Writes an object.
   *
   * @param clear top-level fields that tuning exempts from HMAC
   */
  void write(JsonGenerator out, ObjectNode object, List<String> clear) throws IOException {
    long left = MOST;
    if (names(object) + (long) HASHED * object.size() > MOST) {
      out.writeStartObject();
      out.writeStringField(EVERYTHING, hash(object));
      out.writeEndObject();
      return;
    }
    boolean fits = size(object, left) <= left;
    out.writeStartObject();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      out.writeFieldName(field.getKey());
      long size = fits ? 0 : size(field.getValue(), left);
      if (size > left) {
        out.writeString(hash(field.getValue()));
      } else if (clear.contains(field.getKey())) {
        Json.mapper().writeTree(out, field.getValue());
      } else {
        value(out, field.getValue());
      }
      left -= Math.min(size, left);
    }
    out.writeEndObject();
  }

  private static long names(ObjectNode object) {
    return object.properties().stream().mapToLong(field -> field.getKey().length() + 4L).sum();
  }

  /** About how many bytes a value takes; it is not looked at further than to the limit. */
  private static long size(JsonNode value, long limit) {
    if (!value.isContainerNode()) {
      return HASHED;
    }
    long size = 2;
    if (value instanceof ObjectNode object) {
      size += names(object);
    }
    for (JsonNode child : value) {
      if (size > limit) {
        return size;
      }
      size += size(child, limit - size);
    }
    return size;
  }

  private void value(JsonGenerator out, JsonNode value) throws IOException {
    if (value instanceof ObjectNode object) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        out.writeFieldName(field.getKey());
        value(out, field.getValue());
      }
      out.writeEndObject();
    } else if (value.isArray()) {
      out.writeStartArray();
      for (JsonNode item : value) {
        value(out, item);
      }
      out.writeEndArray();
    } else if (value.isNull()) {
      out.writeNull();
    } else {
      out.writeString(hasher.hash(value.asText()));
    }
  }

  private String hash(JsonNode value) {
    return hasher.hash(
        value.isContainerNode()
            ? new String(Json.write(value), StandardCharsets.UTF_8)
            : value.asText());
  }
}
