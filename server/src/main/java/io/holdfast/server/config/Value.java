package io.holdfast.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Durations;
import io.holdfast.core.policy.hcl.HclValue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One key's value, read as the type that is asked for. As in Vault the forms are lenient: a number
 * or {@code "30s"} for a duration, {@code true}, {@code "true"} or {@code 1} for a switch, a list
 * or a string with commas for several strings. What does not fit is reported, and the given default
 * is the result.
 */
record Value(String key, HclValue value, Place at, Problems problems) {

  String text(String otherwise) {
    return scalar()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .orElseGet(() -> wrong("must be a string", otherwise));
  }

  boolean bool(boolean otherwise) {
    return switch (word().strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> true;
      case "false", "f", "0" -> false;
      default -> wrong("must be true or false", otherwise);
    };
  }

  /** A whole number within bounds, both included. */
  long number(long otherwise, long least, long most) {
    String rule = "must be a whole number from " + least + " to " + most;
    try {
      BigDecimal number = new BigDecimal(word().strip());
      // Before longValueExact: a huge exponent would be a huge number to write out.
      if ((long) number.precision() - number.scale() > 19) {
        return wrong(rule, otherwise);
      }
      long whole = number.longValueExact();
      return whole < least || whole > most ? wrong(rule, otherwise) : whole;
    } catch (ArithmeticException | NumberFormatException e) {
      return wrong(rule, otherwise);
    }
  }

  /** A duration that is not negative. */
  Duration duration(Duration otherwise) {
    String rule = "must be a duration: seconds (30) or units (\"1h30m\")";
    String text = word();
    try {
      if (text.isBlank()) {
        return wrong(rule, otherwise);
      }
      Duration duration = Durations.parse(text);
      return duration.isNegative() ? wrong("must not be negative", otherwise) : duration;
    } catch (IllegalArgumentException e) {
      return wrong(rule, otherwise);
    }
  }

  /** A list of strings, or one string with commas. */
  List<String> texts() {
    if (value instanceof HclValue.Sequence list) {
      List<String> texts = new ArrayList<>();
      for (HclValue item : list.values()) {
        if (item instanceof HclValue.Scalar scalar && scalar.value().isTextual()) {
          texts.add(scalar.value().textValue());
        } else {
          problems.error(at.of(item), "\"" + key + "\" must be a list of strings");
        }
      }
      return texts;
    }
    return scalar()
        .filter(JsonNode::isTextual)
        .map(text -> Arrays.stream(text.textValue().split(",")).map(String::strip))
        .map(parts -> parts.filter(part -> !part.isEmpty()).toList())
        .orElseGet(() -> wrong("must be a list of strings", List.of()));
  }

  /** One of several words, without regard to case. */
  String oneOf(String otherwise, List<String> words) {
    String word = text(otherwise).strip().toLowerCase(Locale.ROOT);
    return words.contains(word)
        ? word
        : wrong("must be one of " + String.join(", ", words), otherwise);
  }

  Path path(Path otherwise) {
    String text = text("");
    try {
      return text.isEmpty() ? otherwise : Path.of(text);
    } catch (InvalidPathException e) {
      return wrong("is not a path of this system", otherwise);
    }
  }

  /** The path of a file that is there and can be read. */
  Path readableFile() {
    Path path = path(Path.of(""));
    return Files.isRegularFile(path) && Files.isReadable(path)
        ? path
        : wrong("names a file that is not there or cannot be read: " + path, path);
  }

  /** Reports the value. */
  <T> T wrong(String rule, T otherwise) {
    problems.error(at, "\"" + key + "\" " + rule);
    return otherwise;
  }

  /** A scalar in the form that a string of the same meaning has; empty for all else. */
  private String word() {
    return scalar().map(JsonNode::asText).orElse("");
  }

  private Optional<JsonNode> scalar() {
    return value instanceof HclValue.Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
  }
}
