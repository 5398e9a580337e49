package io.holdfast.bitcoin.policy.document;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.Amounts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document, read strictly: what is wrong is noted with the path of its field, and
 * then read as absent. A field that is null is absent. {@link #end} notes the fields that nobody
 * asked for.
 */
public final class Fields {
  private static final int MAX_SHOWN = 100;
  private static final BigDecimal MAX_DECIMAL = BigDecimal.valueOf(1_000_000_000);
  private static final int MAX_DECIMALS = 6;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final String subject;
  private final String path;
  private final Map<String, @Nullable Object> values;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(String subject, String path, Map<?, ?> values, Problems problems) {
    this.subject = subject;
    this.path = path;
    this.problems = problems;
    this.values = new LinkedHashMap<>();
    values.forEach((key, value) -> this.values.put(String.valueOf(key), value));
  }

  /**
   * A whole document.
   *
   * @param subject what it is, with its article, in errors: {@code a policy}
   */
  public static Fields of(String subject, Map<String, ?> document, Problems problems) {
    return new Fields(subject, "", document, problems);
  }

  /** Where problems are noted. */
  public Problems problems() {
    return problems;
  }

  /** The path of a field, as errors name it. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Notes a mistake in a field. */
  public void problem(String name, String problem) {
    problems.add(path(name) + ": " + problem);
  }

  /** Notes that a field is missing unless its value is here. */
  public <T> T required(String name, Optional<T> value, T otherwise) {
    if (value.isEmpty() && values.get(name) == null) {
      problem(name, "is missing");
    }
    return value.orElse(otherwise);
  }

  /** Notes that a field is missing unless it is there. */
  public void require(String name) {
    if (values.get(name) == null) {
      problem(name, "is missing");
    }
  }

  /** Whether the field is there and an object. */
  public boolean isObject(String name) {
    return value(name) instanceof Map;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** An amount in sat, from 0 to the supply of bitcoin. */
  public Optional<Long> sat(String name) {
    return whole(name, "a whole number of sat, such as 100000", 0, Amounts.MAX);
  }

  /** A whole number within bounds. */
  public Optional<Long> whole(String name, long least, long most) {
    return whole(name, "a whole number", least, most);
  }

  private Optional<Long> whole(String name, String expected, long least, long most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = decimal(value);
    if (number.isEmpty() || number.get().scale() > 0) {
      problem(name, "expected " + expected);
      return Optional.empty();
    }
    if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
        || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
      problem(name, "expected a number from " + least + " to " + most);
      return Optional.empty();
    }
    return number.map(BigDecimal::longValueExact);
  }

  /** A number from 0 to 1,000,000,000 with up to 6 decimals. */
  public Optional<BigDecimal> decimal(String name, String expected) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = decimal(value);
    if (number.isEmpty() || number.get().scale() > MAX_DECIMALS) {
      problem(name, "expected " + expected);
      return Optional.empty();
    }
    if (number.get().signum() < 0 || number.get().compareTo(MAX_DECIMAL) > 0) {
      problem(name, "expected a number from 0 to " + MAX_DECIMAL.toPlainString());
      return Optional.empty();
    }
    return number;
  }

  /** A share from 0 to 1, as a number or, as in {@code 25%}, in percent. */
  public Optional<BigDecimal> share(String name) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    boolean percent = value instanceof String text && text.strip().endsWith("%");
    Optional<BigDecimal> number =
        value instanceof String text && percent
            ? decimal(text.strip().substring(0, text.strip().length() - 1))
                .map(each -> each.movePointLeft(2).stripTrailingZeros())
                .map(each -> each.scale() < 0 ? each.setScale(0) : each)
            : decimal(value);
    if (number.isEmpty()
        || number.get().scale() > MAX_DECIMALS
        || number.get().signum() < 0
        || number.get().compareTo(BigDecimal.ONE) > 0) {
      problem(name, "expected a share such as 0.25 or 25%");
      return Optional.empty();
    }
    return number;
  }

  private static Optional<BigDecimal> decimal(Object value) {
    String text =
        value instanceof Number || value instanceof String ? value.toString().strip() : "";
    // BigDecimal itself would take exponents of any size.
    if (!isDecimal(text)) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  private static boolean isDecimal(String text) {
    return text.length() <= 42 && text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String name) {
    return flag(name, "true or false");
  }

  /** Yes or no, or else an error that expects {@code expected}. */
  public Optional<Boolean> flag(String name, String expected) {
    Object value = value(name);
    return switch (value) {
      case null -> Optional.empty();
      case Boolean flag -> Optional.of(flag);
      case String text when text.equals("true") || text.equals("false") ->
          Optional.of(text.equals("true"));
      default -> {
        problem(name, "expected " + expected);
        yield Optional.empty();
      }
    };
  }

  /** A text without white space around it, of 1 to {@code most} characters. */
  public Optional<String> text(String name, int most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      problem(name, "expected a text");
      return Optional.empty();
    }
    return checked(path(name), text, most);
  }

  private Optional<String> checked(String at, String given, int most) {
    String text = problems.isForgiving() ? given.strip() : given;
    if (text.isEmpty() || text.length() > most) {
      problems.add(at + ": expected a text of 1 to " + most + " characters");
      return Optional.empty();
    }
    if (!isPaired(text) || (problems.isForgiving() && hasControls(text))) {
      problems.add(at + ": holds control characters or half of a character");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static boolean isPaired(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** A text that {@code reader} reads; its {@link BitcoinException} says what is wrong. */
  public <T> Optional<T> text(String name, int most, Function<String, T> reader) {
    return text(name, most).flatMap(text -> read(path(name), text, reader));
  }

  private <T> Optional<T> read(String at, String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (BitcoinException e) {
      problems.add(at + ": " + shown(text) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A list of texts as they are, none twice: not one text with commas in it. */
  public Optional<List<String>> list(String name, int mostItems, int mostCharacters) {
    if (value(name) instanceof String) {
      problem(name, "expected a list of texts");
      return Optional.empty();
    }
    return texts(name, mostItems, mostCharacters);
  }

  /** One of an enum's values by its label. */
  public <E extends Enum<E>> Optional<E> word(
      String name, Class<E> type, Function<E, String> label) {
    List<E> all = List.of(type.getEnumConstants());
    return word(name, all.stream().map(label).toList())
        .flatMap(word -> all.stream().filter(each -> label.apply(each).equals(word)).findFirst());
  }

  /** One of some words. */
  public Optional<String> word(String name, Collection<String> words) {
    return text(name, MAX_SHOWN)
        .filter(text -> {
          boolean known = words.contains(text);
          if (!known) {
            problem(name, shown(text) + " is none of " + String.join(", ", words));
          }
          return known;
        });
  }

  /** Hexadecimal digits for {@code size} bytes, or any number of bytes if that is negative. */
  public Optional<Bytes> hex(String name, int size) {
    return hex(name, size, size < 0 ? 20_000 : size);
  }

  /** Hexadecimal digits for that many bytes. */
  public Optional<Bytes> hex(String name, int least, int most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && text.length() <= 2 * most) {
      try {
        Bytes bytes = Bytes.fromHex(text);
        if (bytes.size() >= least && bytes.hex().equals(text)) {
          return Optional.of(bytes);
        }
      } catch (BitcoinException _) {
        // told below
      }
    }
    problem(
        name,
        "expected "
            + (least == most ? String.valueOf(most) : least + " to " + most)
            + " bytes in hexadecimal, in lower case");
    return Optional.empty();
  }

  /** A time: {@code 90s}, {@code 15m}, {@code 24h}, {@code 30d}, or seconds as a number. */
  public Optional<Duration> duration(String name, Duration least, Duration most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<Duration> duration =
        value instanceof Number || value instanceof String
            ? Durations.parse(value.toString().strip())
            : Optional.empty();
    if (duration.isEmpty()) {
      problem(name, "expected a time such as 90s, 15m, 24h or 30d");
      return Optional.empty();
    }
    if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
      problem(
          name, "expected a time from " + Durations.text(least) + " to " + Durations.text(most));
      return Optional.empty();
    }
    return duration;
  }

  /** An instant in UTC, as in {@code 2026-01-31T12:00:00Z}. */
  public Optional<Instant> instant(String name) {
    return text(
        name,
        40,
        text -> {
          try {
            Instant instant = Instant.parse(text);
            if (instant.isBefore(Instant.EPOCH) || instant.getEpochSecond() > LAST_SECOND) {
              throw new BitcoinException("expected a time from the year 1970 to 9999");
            }
            if (!instant.toString().equals(text)) {
              throw new BitcoinException("write it as " + instant);
            }
            return instant;
          } catch (DateTimeException _) {
            throw new BitcoinException("expected a time in UTC such as 2026-01-31T12:00:00Z");
          }
        });
  }

  /** Some of some words: a list, or one text with commas between them; none twice. */
  public Optional<List<String>> words(String name, Collection<String> words) {
    return texts(
        name,
        words.size(),
        MAX_SHOWN,
        text -> {
          if (!words.contains(text)) {
            throw new BitcoinException("expected one of " + String.join(", ", words));
          }
          return text;
        });
  }

  /** Texts: a list, or one text with commas between them; none twice. */
  public Optional<List<String>> texts(String name, int mostItems, int mostCharacters) {
    return texts(name, mostItems, mostCharacters, text -> text);
  }

  /** The same, each read by {@code reader}. */
  public <T> Optional<List<T>> texts(
      String name, int mostItems, int mostCharacters, Function<String, T> reader) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    Collection<?> items = items(value);
    if (items.size() > mostItems) {
      problem(name, "has " + items.size() + " entries; at most " + mostItems + " are taken");
      return Optional.empty();
    }
    Set<T> read = new LinkedHashSet<>();
    for (Object item : items) {
      if (item instanceof String text) {
        checked(path(name), text, mostCharacters)
            .flatMap(each -> read(path(name), each, reader))
            .ifPresent(each -> {
              if (!read.add(each)) {
                problem(name, shown(text) + " is there twice");
              }
            });
      } else {
        problem(name, shown(item) + " is not a text");
      }
    }
    return Optional.of(List.copyOf(read));
  }

  private static Collection<?> items(Object value) {
    return switch (value) {
      case Collection<?> many -> many;
      case String text when text.isBlank() -> List.of();
      case String text -> Arrays.asList(text.split(","));
      default -> List.of(value);
    };
  }

  /** An object. */
  public Optional<Fields> object(String name) {
    return object(name, subject);
  }

  /** An object, named in errors as {@code its}. */
  public Optional<Fields> object(String name, String its) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> map)) {
      problem(name, "expected an object, not " + shown(value));
      return Optional.empty();
    }
    return Optional.of(new Fields(its, path(name), map, problems));
  }

  /** An object as it stands there. */
  public Optional<Map<String, Object>> map(String name) {
    return object(name)
        .map(object -> {
          Map<String, Object> map = new LinkedHashMap<>();
          object
              .names()
              .forEach(each -> {
                Object value = object.value(each);
                if (value != null) {
                  map.put(each, value);
                }
              });
          return map;
        });
  }

  /** A list of objects, each named in errors as {@code its}. */
  public Optional<List<Fields>> objects(String name, String its, int most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Collection<?> items)) {
      problem(name, "expected a list of objects");
      return Optional.empty();
    }
    if (items.size() > most) {
      problem(name, "has " + items.size() + " entries; at most " + most + " are taken");
      return Optional.empty();
    }
    List<Fields> read = new ArrayList<>();
    int index = 0;
    for (Object item : items) {
      String at = path(name) + "[" + index++ + "]";
      if (item instanceof Map<?, ?> map) {
        read.add(new Fields(its, at, map, problems));
      } else {
        problems.add(at + ": expected an object, not " + shown(item));
      }
    }
    return Optional.of(read);
  }

  /** The same, where a text stands for an object of which it is the only field, {@code alone}. */
  public Optional<List<Fields>> objects(String name, String its, String alone, int most) {
    if (value(name) instanceof Collection<?> items) {
      List<Object> spread = new ArrayList<>();
      items.forEach(item -> spread.add(item instanceof String text ? Map.of(alone, text) : item));
      values.put(name, spread);
    }
    return objects(name, its, most);
  }

  /** The value as it stands there. */
  public @Nullable Object value(String name) {
    known.add(name);
    return values.get(name);
  }

  /** The names of the fields that are there. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Notes every field that was not asked for. */
  public void end() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        problems.add(
            "unknown field '"
                + cut(path(name))
                + "'; "
                + subject
                + " has "
                + String.join(", ", known));
      }
    }
  }

  private static String shown(@Nullable Object value) {
    return "'" + cut(String.valueOf(value)) + "'";
  }

  private static String cut(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }
}
