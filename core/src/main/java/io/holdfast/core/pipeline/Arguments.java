package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values a client gave for a route's fields; those of the path win over the body's. */
final class Arguments {
  private static final String LIMIT = "limit";

  /** A warning names so many parameters. */
  private static final int MOST_NAMES = 50;

  private final ObjectNode body;
  private final Map<String, String> parameters;
  private @Nullable JsonNode listLimit;

  Arguments(ObjectNode body, Map<String, String> parameters) {
    this.body = body;
    this.parameters = parameters;
  }

  /** Puts another page size in the place of the one that was sent, as the policies want it. */
  void limitList(int limit) {
    listLimit = IntNode.valueOf(limit);
  }

  <T> T get(Field<T> field) {
    Optional<T> sent = find(field);
    if (sent.isPresent()) {
      return sent.get();
    }
    T byDefault = field.defaultValue();
    if (field.required() || byDefault == null) {
      throw new Refusal.InvalidRequest("missing " + field.name());
    }
    return byDefault;
  }

  <T> Optional<T> find(Field<T> field) {
    JsonNode value = value(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(field.convert(value));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "error converting input for field \"" + field.name() + "\": " + e.getMessage());
    }
  }

  private @Nullable JsonNode value(Field<?> field) {
    String parameter = parameters.get(field.name());
    if (parameter != null) {
      return TextNode.valueOf(parameter);
    }
    if (listLimit != null && field.name().equals(LIMIT)) {
      return listLimit;
    }
    JsonNode sent = body.get(field.name());
    if (sent != null) {
      return sent;
    }
    for (String alias : field.aliases()) {
      sent = body.get(alias);
      if (sent != null) {
        return sent;
      }
    }
    return null;
  }

  /** Checks every declared field that was sent, so that a wrong one is named before any work. */
  void check(Route route) {
    route.fields().values().forEach(this::find);
  }

  /** Vault's warnings of parameters that no field takes, or that the path overrides. */
  List<String> warnings(Route route, Operation operation) {
    if (body.isEmpty() || (route.anyFields() && operation.writes())) {
      return List.of();
    }
    List<String> ignored = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    body.fieldNames()
        .forEachRemaining(name -> {
          if (parameters.containsKey(name)) {
            replaced.add(name);
          } else if (!known(route, name)) {
            ignored.add(name);
          }
        });
    List<String> warnings = new ArrayList<>();
    if (!ignored.isEmpty()) {
      warnings.add("Endpoint ignored these unrecognized parameters: [" + names(ignored) + "]");
    }
    if (!replaced.isEmpty()) {
      warnings.add(
          "Endpoint replaced the value of these parameters with the values captured from the"
              + " endpoint's path: ["
              + names(replaced)
              + "]");
    }
    return warnings;
  }

  private static String names(List<String> names) {
    String shown = String.join(" ", names.stream().sorted().limit(MOST_NAMES).toList());
    return names.size() > MOST_NAMES
        ? shown + " and " + (names.size() - MOST_NAMES) + " more"
        : shown;
  }

  private static boolean known(Route route, String name) {
    return route.fields().containsKey(name)
        || route.fields().values().stream().anyMatch(field -> field.aliases().contains(name));
  }
}
