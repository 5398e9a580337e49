package io.holdfast.auth.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels that a namespace must have: the {@code matchLabels} of a Kubernetes LabelSelector, in
 * JSON, or in YAML with one label a line. Match expressions are not taken, as in Vault.
 */
record NamespaceSelector(Map<String, String> labels) {
  private static final String MATCH_LABELS = "matchLabels";

  /**
   * @throws IllegalArgumentException when it is none, or selects by anything else
   */
  static NamespaceSelector parse(String text) {
    Map<String, String> labels = text.strip().startsWith("{") ? ofJson(text) : ofYaml(text);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("it has no matchLabels");
    }
    return new NamespaceSelector(Map.copyOf(labels));
  }

  boolean matches(Map<String, String> actual) {
    return labels.entrySet().stream()
        .allMatch(label -> label.getValue().equals(actual.get(label.getKey())));
  }

  private static Map<String, String> ofJson(String text) {
    JsonNode selector;
    try {
      selector = Json.parse(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("it is malformed JSON", e);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> part : selector.properties()) {
      if (!part.getKey().equals(MATCH_LABELS)) {
        throw new IllegalArgumentException("only matchLabels is taken");
      }
      for (Map.Entry<String, JsonNode> label : part.getValue().properties()) {
        if (!label.getValue().isTextual()) {
          throw new IllegalArgumentException("a label's value is no string");
        }
        labels.put(label.getKey(), label.getValue().textValue());
      }
    }
    return labels;
  }

  private static Map<String, String> ofYaml(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    boolean inside = false;
    for (String line :
        text.lines().filter(l -> !l.isBlank() && !l.strip().equals("---")).toList()) {
      if (!line.startsWith(" ")) {
        if (!line.strip().equals(MATCH_LABELS + ":")) {
          throw new IllegalArgumentException("only matchLabels is taken");
        }
        inside = true;
        continue;
      }
      int colon = line.indexOf(": ");
      if (!inside || colon < 0) {
        throw new IllegalArgumentException("write a label a line below matchLabels");
      }
      labels.put(unquoted(line.substring(0, colon)), unquoted(line.substring(colon + 2)));
    }
    return labels;
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted =
        bare.length() >= 2
            && (bare.startsWith("\"") || bare.startsWith("'"))
            && bare.charAt(0) == bare.charAt(bare.length() - 1);
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
