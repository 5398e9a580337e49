package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The content of a wallet file between requests and the formats: JSON's syntax is read here. */
final class FileContent {
  private FileContent() {}

  /**
   * A file as its format reads it: JSON as maps and lists, whether it was sent as text or not, and
   * else text.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when it begins like JSON and isn't
   */
  static Object read(String field, JsonNode data) {
    if (data.isContainerNode()) {
      return document(data);
    }
    String text = data.asText();
    String bare = text.strip();
    if (!bare.startsWith("{") && !bare.startsWith("[")) {
      return text;
    }
    try {
      return document(Json.parse(bare.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw Inputs.invalid(
          field, "the file begins like JSON and is not; save it anew, without changes pending");
    }
  }

  private static Object document(JsonNode node) {
    return Json.mapper().convertValue(node, new TypeReference<Object>() {});
  }

  /** A file as it is saved. */
  static String text(Object content) {
    if (content instanceof String text) {
      return text;
    }
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a wallet file can't be written", e);
    }
  }
}
