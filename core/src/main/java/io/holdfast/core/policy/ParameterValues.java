package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters by name with the values that a rule lists for each; an empty list stands for any
 * value. Names are in lower case, {@code *} stands for every parameter.
 */
public record ParameterValues(Map<String, List<JsonNode>> byName) {
  public static final ParameterValues NONE = new ParameterValues(Map.of());

  private static final String ANY_NAME = "*";

  /** Numbers are equal by value (1 and 1.0), everything else by type and content. */
  private static final Comparator<JsonNode> SAME =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
      };

  public ParameterValues {
    Map<String, List<JsonNode>> copy = new LinkedHashMap<>();
    byName.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    byName = java.util.Collections.unmodifiableMap(copy);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  boolean namesAll() {
    return byName.containsKey(ANY_NAME);
  }

  boolean names(String lowerCaseName) {
    return byName.containsKey(lowerCaseName);
  }

  /** Whether the parameter is listed, with that value or with any. */
  boolean lists(String lowerCaseName, JsonNode value) {
    List<JsonNode> values = byName.get(lowerCaseName);
    return values != null && (values.isEmpty() || values.stream().anyMatch(v -> matches(v, value)));
  }

  /** Both together; any value of a parameter in one is any value in both. */
  ParameterValues and(ParameterValues other) {
    Map<String, List<JsonNode>> merged = new LinkedHashMap<>(byName);
    other.byName.forEach((name, values) -> merged.merge(name, values, ParameterValues::join));
    return new ParameterValues(merged);
  }

  private static List<JsonNode> join(List<JsonNode> one, List<JsonNode> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    List<JsonNode> joined = new ArrayList<>(one);
    other.stream().filter(value -> !joined.contains(value)).forEach(joined::add);
    return joined;
  }

  private static boolean matches(JsonNode listed, JsonNode value) {
    return (listed.isTextual() && value.isTextual())
        ? globMatches(listed.textValue(), value.textValue())
        : listed.equals(SAME, value);
  }

  /** A star is a wildcard at either end only; alone it is a plain star, as in Vault. */
  private static boolean globMatches(String glob, String text) {
    int length = glob.length();
    boolean open = length > 1 && glob.startsWith("*");
    boolean openEnd = length > 1 && glob.endsWith("*");
    if (open && openEnd) {
      return text.contains(glob.substring(1, length - 1));
    }
    if (open) {
      return text.endsWith(glob.substring(1));
    }
    return openEnd ? text.startsWith(glob.substring(0, length - 1)) : text.equals(glob);
  }
}
