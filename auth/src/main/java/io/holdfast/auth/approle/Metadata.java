package io.holdfast.auth.approle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metadata of a secret id: a JSON object of strings or {@code k=v,k=v}, also in base 64. */
final class Metadata {
  private Metadata() {}

  /**
   * @throws Refusal.InvalidRequest when it is neither, or a value is empty
   */
  static Map<String, String> parse(String given) {
    String text = decoded(given.strip());
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> out = text.startsWith("{") ? object(text) : pairs(text);
    out.forEach((key, value) -> {
      if (value.isEmpty()) {
        throw invalid("the value of \"" + key + "\" is empty");
      }
    });
    return out;
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), UTF_8).strip();
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }

  private static Map<String, String> object(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    try {
      if (!(Json.parse(text.getBytes(UTF_8)) instanceof ObjectNode object)) {
        throw invalid("it is no JSON object");
      }
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        if (!entry.getValue().isTextual()) {
          throw invalid("the value of \"" + entry.getKey() + "\" is not a string");
        }
        out.put(entry.getKey(), entry.getValue().textValue());
      }
    } catch (IOException e) {
      throw invalid("it is no JSON object");
    }
    return out;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.strip().split("=", -1);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw invalid("write a JSON object of strings, or key=value pairs with commas");
      }
      out.put(parts[0].strip(), parts[1].strip());
    }
    return out;
  }

  private static Refusal invalid(String why) {
    return new Refusal.InvalidRequest("failed to parse metadata: " + why);
  }
}
