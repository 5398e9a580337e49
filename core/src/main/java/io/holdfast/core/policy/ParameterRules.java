package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of a request must, may and must not be.
 *
 * @param allowed when not empty, only these parameters, with these values
 * @param denied never these parameters with these values; stronger than allowed
 * @param required these parameters must be sent; as written, looked up in lower case
 */
public record ParameterRules(
    ParameterValues allowed, ParameterValues denied, List<String> required) {
  public static final ParameterRules NONE =
      new ParameterRules(ParameterValues.NONE, ParameterValues.NONE, List.of());

  public ParameterRules {
    required = List.copyOf(required);
  }

  boolean isEmpty() {
    return allowed.isEmpty() && denied.isEmpty() && required.isEmpty();
  }

  boolean requires(String lowerCaseName) {
    return required.stream().anyMatch(name -> lower(name).equals(lowerCaseName));
  }

  /**
   * The rules of both. A side without allowed parameters does not lift the other's restriction: as
   * in Vault, listing some in any policy for a pattern restricts it.
   */
  ParameterRules and(ParameterRules other) {
    Set<String> both = new LinkedHashSet<>(required);
    both.addAll(other.required);
    return new ParameterRules(
        allowed.and(other.allowed), denied.and(other.denied), List.copyOf(both));
  }

  /** What speaks against a request with these fields, if anything. */
  Optional<Denial> check(ObjectNode data) {
    for (String name : required) {
      if (!data.has(lower(name))) {
        return denial("the required parameter " + quote(name) + " is missing");
      }
    }
    if (data.isEmpty()) {
      return Optional.empty();
    }
    if (denied.namesAll()) {
      return denial("all parameters are denied");
    }
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      String name = lower(field.getKey());
      if (denied.lists(name, field.getValue())) {
        return denial("the parameter " + quote(name) + " or its value is denied");
      }
      if (!allows(name, field.getValue())) {
        return denial("the parameter " + quote(name) + " or its value is not allowed");
      }
    }
    return Optional.empty();
  }

  private boolean allows(String name, JsonNode value) {
    if (allowed.isEmpty()) {
      return true;
    }
    return allowed.names(name) ? allowed.lists(name, value) : allowed.namesAll();
  }

  private static Optional<Denial> denial(String detail) {
    return Optional.of(new Denial(Denial.Cause.PARAMETER, detail));
  }

  /** A client may send a name of any length; the audit log gets its beginning. */
  private static String quote(String name) {
    return "\"" + (name.length() <= 64 ? name : name.substring(0, 64) + "...") + "\"";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
