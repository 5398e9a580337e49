package io.holdfast.engines.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The owner's own remarks on a secret, with Vault's limits. */
final class CustomMetadata {
  private static final int MAX_KEYS = 64;
  private static final int MAX_KEY_BYTES = 128;
  private static final int MAX_VALUE_BYTES = 512;

  private CustomMetadata() {}

  /**
   * The remarks of a write; numbers and booleans become text.
   *
   * @throws Refusal.InvalidRequest naming each key that breaks a limit
   */
  static Map<String, String> of(ObjectNode sent) {
    Map<String, String> out = new LinkedHashMap<>();
    sent.properties().forEach(remark -> out.put(remark.getKey(), text(remark)));
    return checked(out);
  }

  /**
   * The remarks after a patch: null removes one.
   *
   * @throws Refusal.InvalidRequest naming each key that breaks a limit or is no text
   */
  static Map<String, String> patched(Map<String, String> before, ObjectNode patch) {
    Map<String, String> out = new LinkedHashMap<>(before);
    for (Map.Entry<String, JsonNode> remark : patch.properties()) {
      if (remark.getValue().isNull()) {
        out.remove(remark.getKey());
      } else if (remark.getValue().isTextual()) {
        out.put(remark.getKey(), remark.getValue().textValue());
      } else {
        throw invalid("the value of " + quoted(remark.getKey()) + " is not a string");
      }
    }
    return checked(out);
  }

  private static String text(Map.Entry<String, JsonNode> remark) {
    JsonNode value = remark.getValue();
    return switch (value.getNodeType()) {
      case STRING -> value.textValue();
      case NUMBER -> value.asText();
      case BOOLEAN -> value.booleanValue() ? "1" : "0";
      case NULL, MISSING -> "";
      case ARRAY, OBJECT, POJO, BINARY ->
          throw invalid("the value of " + quoted(remark.getKey()) + " is not a string");
    };
  }

  private static Map<String, String> checked(Map<String, String> custom) {
    if (custom.size() > MAX_KEYS) {
      throw invalid("at most " + MAX_KEYS + " keys are allowed, provided " + custom.size());
    }
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(custom)
        .forEach((key, value) -> {
          String name = quoted(key);
          checkLength(wrong, "key " + name, key, MAX_KEY_BYTES);
          checkLength(wrong, "value for key " + name, value, MAX_VALUE_BYTES);
          checkPrintable(wrong, "key " + name, key);
          checkPrintable(wrong, "value for key " + name, value);
        });
    if (!wrong.isEmpty()) {
      throw new Refusal.InvalidRequest(wrong.stream().map(CustomMetadata::message).toList());
    }
    return custom;
  }

  private static void checkLength(List<String> wrong, String what, String text, int max) {
    int length = text.getBytes(UTF_8).length;
    if (length == 0 || length > max) {
      wrong.add("length of " + what + " is " + length + " but must be 0 < len <= " + max);
    }
  }

  private static void checkPrintable(List<String> wrong, String what, String text) {
    if (!text.codePoints().allMatch(CustomMetadata::isPrintable)) {
      wrong.add(what + " contains unprintable characters");
    }
  }

  /** Letters, marks, numbers, punctuation, symbols and the plain space, as Go's unicode.IsPrint. */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  private static String quoted(String key) {
    return "\"" + key + "\"";
  }

  private static String message(String wrong) {
    return "custom_metadata validation failed: " + wrong;
  }

  private static Refusal.InvalidRequest invalid(String wrong) {
    return new Refusal.InvalidRequest(message(wrong));
  }
}
