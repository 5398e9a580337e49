package io.holdfast.bitcoin.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a JSON document: fields by name, with their place in the file for errors. */
final class Fields {
  private final Map<?, ?> map;
  private final String at;
  private final Problems problems;

  private Fields(Map<?, ?> map, String at, Problems problems) {
    this.map = map;
    this.at = at;
    this.problems = problems;
  }

  /**
   * The object that a file is.
   *
   * @throws FormatException when it is something else
   */
  static Fields of(Object content, Problems problems) {
    if (content instanceof Map<?, ?> map) {
      return new Fields(map, "", problems);
    }
    throw new FormatException("the file is not a JSON object");
  }

  /** Where a field of it stands. */
  String at(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  String at() {
    return at;
  }

  /** Whether there is a field of that name that isn't null. */
  boolean has(String name) {
    return map.get(name) != null;
  }

  Optional<String> text(String name) {
    return switch (map.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> {
        problems.add(at(name), "is no text");
        yield Optional.empty();
      }
    };
  }

  /** A text that must be there. */
  Optional<String> required(String name) {
    if (!has(name)) {
      problems.add(at(name), "is missing");
    }
    return text(name);
  }

  /** Whether a field is true; one that is missing is not. */
  boolean flag(String name) {
    Object value = map.get(name);
    if (value != null && !(value instanceof Boolean)) {
      problems.add(at(name), "is neither true nor false");
    }
    return Boolean.TRUE.equals(value);
  }

  Optional<Long> number(String name) {
    Optional<Long> number = whole(map.get(name));
    if (has(name) && number.isEmpty()) {
      problems.add(at(name), "is no whole number");
    }
    return number;
  }

  private static Optional<Long> whole(@Nullable Object value) {
    try {
      return value instanceof Number number
          ? Optional.of(new BigDecimal(number.toString()).longValueExact())
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  Optional<Fields> object(String name) {
    Object value = map.get(name);
    if (value instanceof Map<?, ?> fields) {
      return Optional.of(new Fields(fields, at(name), problems));
    }
    if (value != null) {
      problems.add(at(name), "is no object");
    }
    return Optional.empty();
  }

  /** A list of objects; one that is missing is empty. */
  List<Fields> objects(String name) {
    return map.get(name) == null ? List.of() : objects(map.get(name), at(name), problems);
  }

  /** A value that is a list of objects. */
  static List<Fields> objects(@Nullable Object value, String at, Problems problems) {
    List<Fields> all = new ArrayList<>();
    if (value instanceof List<?> items) {
      for (Object item : items) {
        String place = at + "[" + all.size() + "]";
        if (!(item instanceof Map<?, ?> fields)) {
          problems.add(place, "is no object");
          return all;
        }
        all.add(new Fields(fields, place, problems));
      }
    } else {
      problems.add(at, "is no list");
    }
    return all;
  }

  /** The texts of a list; one that is missing is empty. */
  List<String> texts(String name) {
    return map.get(name) instanceof List<?> items
        ? items.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The names of its fields. */
  List<String> names() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  Problems problems() {
    return problems;
  }
}
