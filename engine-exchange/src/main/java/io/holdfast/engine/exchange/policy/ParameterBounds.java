package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Limits of parameters, by name: {@code {"quantity": {"max": "2"}, "side": {"allow": ["BUY"]}}}.
 */
final class ParameterBounds {
  private static final Set<String> KNOWN =
      Set.of("min", "max", "allow", "deny", "like", "required", "forbidden");

  private ParameterBounds() {}

  /**
   * One parameter's.
   *
   * @param required whether it has to be there
   * @param forbidden whether it must not
   * @param fits whether a value is within
   */
  private record Limit(boolean required, boolean forbidden, Predicate<String> fits) {}

  static Bound read(Problems problems, String at, JsonNode node, boolean denies) {
    Map<String, Limit> limits = new LinkedHashMap<>();
    if (!node.isObject()) {
      problems.add(at, "is an object of limits by name");
      return Bound.when(asked -> false, "");
    }
    node.properties()
        .forEach(entry ->
            limits.put(
                entry.getKey(), limit(problems, at + "." + entry.getKey(), entry.getValue())));
    return asked -> objection(asked, limits, denies);
  }

  private static Limit limit(Problems problems, String at, JsonNode node) {
    problems.unknown(at, node, KNOWN);
    BigDecimal min = node.has("min") ? problems.number(at + ".min", node.path("min")) : null;
    BigDecimal max = node.has("max") ? problems.number(at + ".max", node.path("max")) : null;
    List<String> allow =
        node.has("allow") ? problems.texts(at + ".allow", node.path("allow")) : null;
    List<String> deny = problems.texts(at + ".deny", node.path("deny"));
    Optional<Like> like =
        node.has("like") ? Optional.of(Like.of(node.path("like").asText())) : Optional.empty();
    return new Limit(
        node.path("required").asBoolean(false),
        node.path("forbidden").asBoolean(false),
        value ->
            inRange(value, min, max)
                && (allow == null || allow.contains(value))
                && !deny.contains(value)
                && like.map(pattern -> pattern.matches(value)).orElse(true));
  }

  private static boolean inRange(String value, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    if (min == null && max == null) {
      return true;
    }
    Optional<BigDecimal> number = Numbers.read(value);
    return number.isPresent()
        && (min == null || number.get().compareTo(min) >= 0)
        && (max == null || number.get().compareTo(max) <= 0);
  }

  private static Optional<String> objection(
      Asked asked, Map<String, Limit> limits, boolean denies) {
    for (Map.Entry<String, Limit> entry : limits.entrySet()) {
      Limit limit = entry.getValue();
      List<String> values = asked.request().values(Set.of(entry.getKey()));
      String name = "the parameter \"" + entry.getKey() + "\" ";
      if (values.isEmpty() && (limit.required() || denies) && !limit.forbidden()) {
        return Optional.of(name + "is missing");
      }
      if (!values.isEmpty() && limit.forbidden()) {
        return Optional.of(name + "must not be given");
      }
      boolean fits =
          denies ? values.stream().anyMatch(limit.fits()) : values.stream().allMatch(limit.fits());
      if (!fits && !values.isEmpty()) {
        return Optional.of(name + "is outside of its limits");
      }
    }
    return Optional.empty();
  }
}
