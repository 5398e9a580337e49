package io.holdfast.api.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON value becomes a field's value.
 *
 * @param name the type's name in help, e.g. {@code duration (sec)}
 * @param schema the type's name in OpenAPI, with a format after a slash where there is one, or the
 *     type of the items of an array that does not hold strings; empty where any value is taken
 * @param zero the value of an absent field without a default, or null
 * @param conversion from a non-null JSON value; throws IllegalArgumentException with what was
 *     expected
 */
public record FieldType<T>(String name, String schema, @Nullable T zero, Conversion<T> conversion) {

  /** From JSON to the field's type. */
  @FunctionalInterface
  public interface Conversion<T> {
    T convert(JsonNode value);
  }

  static final FieldType<String> STRING = new FieldType<>("string", "string", "", FieldType::text);
  static final FieldType<String> LOWER_CASE =
      new FieldType<>(
          "lowercase string",
          "string/lowercase",
          "",
          value -> text(value).toLowerCase(Locale.ROOT));
  static final FieldType<Long> INTEGER = new FieldType<>("int", "integer", 0L, FieldType::integer);
  static final FieldType<Boolean> BOOLEAN =
      new FieldType<>("bool", "boolean", false, FieldType::bool);
  static final FieldType<Duration> SIGNED_DURATION =
      new FieldType<>("duration (sec)", "integer/seconds", Duration.ZERO, FieldType::duration);
  static final FieldType<Duration> DURATION =
      new FieldType<>(
          "duration (sec)", "integer/seconds", Duration.ZERO, FieldType::positiveDuration);
  static final FieldType<List<String>> COMMA_LIST =
      new FieldType<>("comma-separated list", "array", List.of(), FieldType::commaList);
  static final FieldType<List<String>> LIST =
      new FieldType<>("list", "array", List.of(), FieldType::list);
  static final FieldType<List<Long>> INTEGERS =
      new FieldType<>(
          "list of ints",
          "array/integer",
          List.of(),
          value -> commaList(value).stream().map(FieldType::integer).toList());
  static final FieldType<Map<String, String>> PAIRS =
      new FieldType<>("keypair", "object/kvpairs", Map.of(), FieldType::pairs);
  static final FieldType<ObjectNode> OBJECT =
      new FieldType<>("map", "object/map", null, FieldType::object);
  static final FieldType<JsonNode> ANY = new FieldType<>("any", "", null, value -> value);

  private static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isNumber()) {
      return value.asText();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "1" : "0";
    }
    throw new IllegalArgumentException("expected a string, got " + kind(value));
  }

  private static long integer(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? 1 : 0;
    }
    if (value.isNumber()) {
      return whole(value.decimalValue());
    }
    if (value.isTextual()) {
      return integer(value.textValue());
    }
    throw new IllegalArgumentException("expected an integer, got " + kind(value));
  }

  private static long integer(String text) {
    if (text.isBlank()) {
      return 0;
    }
    try {
      return Long.decode(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected an integer");
    }
  }

  private static long whole(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("expected an integer of at most 64 bits");
    }
  }

  private static boolean bool(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.decimalValue().signum() != 0;
    }
    if (value.isTextual()) {
      return switch (value.textValue()) {
        case "1", "t", "T", "true", "TRUE", "True" -> true;
        case "", "0", "f", "F", "false", "FALSE", "False" -> false;
        default -> throw new IllegalArgumentException("expected true or false");
      };
    }
    throw new IllegalArgumentException("expected true or false, got " + kind(value));
  }

  private static Duration duration(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Durations.parse(Long.toString(value.longValue()));
    }
    if (value.isNumber()) {
      return Durations.ofSeconds(value.decimalValue());
    }
    if (value.isTextual()) {
      return Durations.parse(value.textValue());
    }
    throw new IllegalArgumentException("expected a duration, got " + kind(value));
  }

  private static Duration positiveDuration(JsonNode value) {
    Duration duration = duration(value);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("cannot provide negative value");
    }
    return duration;
  }

  private static List<String> commaList(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      if (text.isBlank()) {
        return List.of();
      }
      List<String> out = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        if (!part.isBlank()) {
          out.add(part.strip());
        }
      }
      return List.copyOf(out);
    }
    return list(value).stream().map(String::strip).toList();
  }

  private static List<String> list(JsonNode value) {
    if (value.isArray()) {
      List<String> out = new ArrayList<>();
      value.forEach(item -> out.add(text(item)));
      return List.copyOf(out);
    }
    if (value.isTextual() && value.textValue().isEmpty()) {
      return List.of();
    }
    return List.of(text(value));
  }

  private static Map<String, String> pairs(JsonNode value) {
    Map<String, String> out = new LinkedHashMap<>();
    if (value.isObject()) {
      value.properties().forEach(entry -> out.put(entry.getKey(), text(entry.getValue())));
      return Map.copyOf(out);
    }
    if (value.isTextual() && value.textValue().strip().startsWith("{")) {
      return pairs(object(value));
    }
    for (String pair : commaList(value)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("expected key=value pairs");
      }
      out.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Map.copyOf(out);
  }

  private static ObjectNode object(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    if (value.isTextual()) {
      try {
        if (Json.parse(value.textValue().getBytes(java.nio.charset.StandardCharsets.UTF_8))
            instanceof ObjectNode object) {
          return object;
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("expected a JSON object");
      }
    }
    throw new IllegalArgumentException("expected an object, got " + kind(value));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case BINARY, MISSING, NULL -> "nothing";
    };
  }
}
