package io.holdfast.bitcoin.policy.document;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.Amounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final int MAX_WORD = 100;

  private final String subject;
  private final String path;
  private final Map<String, @Nullable Object> values;
  private final Problems problems;
  private final ValueReader reader;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(String subject, String path, Map<?, ?> values, Problems problems) {
    this.subject = subject;
    this.path = path;
    this.problems = problems;
    this.reader = new ValueReader(problems);
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

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Notes a mistake in a field. */
  public void problem(String name, String problem) {
    problems.add(path(name) + ": " + problem);
  }

  /** Notes that a field is missing unless it is there; then its value, or else another one. */
  public <T> T required(String name, Optional<T> value, T otherwise) {
    require(name);
    return value.orElse(otherwise);
  }

  /** Notes that a field is missing unless it is there. */
  public void require(String name) {
    if (values.get(name) == null) {
      problem(name, "is missing");
    }
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Whether the field is there and an object. */
  public boolean isObject(String name) {
    return value(name) instanceof Map;
  }

  /** The value as it stands there. */
  public @Nullable Object value(String name) {
    known.add(name);
    return values.get(name);
  }

  private Optional<Object> present(String name) {
    return Optional.ofNullable(value(name));
  }

  /** An amount in sat, from 0 to the supply of bitcoin. */
  public Optional<Long> sat(String name) {
    return present(name)
        .flatMap(value ->
            reader.whole(
                path(name), value, "a whole number of sat, such as 100000", 0, Amounts.MAX));
  }

  /** A whole number within bounds. */
  public Optional<Long> whole(String name, long least, long most) {
    return present(name)
        .flatMap(value -> reader.whole(path(name), value, "a whole number", least, most));
  }

  /** A number from 0 to 1,000,000,000 with up to 6 decimals. */
  public Optional<BigDecimal> decimal(String name, String expected) {
    return present(name).flatMap(value -> reader.decimal(path(name), value, expected));
  }

  /** A share from 0 to 1, as a number or, as in {@code 25%}, in percent. */
  public Optional<BigDecimal> share(String name) {
    return present(name).flatMap(value -> reader.share(path(name), value));
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String name) {
    return flag(name, "true or false");
  }

  /** Yes or no, or else an error that expects {@code expected}. */
  public Optional<Boolean> flag(String name, String expected) {
    return present(name).flatMap(value -> reader.flag(path(name), value, expected));
  }

  /** A text of 1 to {@code most} characters; of people's, without white space around it. */
  public Optional<String> text(String name, int most) {
    return text(name, most, text -> text);
  }

  /** A text that {@code reading} reads; its {@link BitcoinException} says what is wrong. */
  public <T> Optional<T> text(String name, int most, Function<String, T> reading) {
    return present(name).flatMap(value -> reader.text(path(name), value, most, reading));
  }

  /** One of some words. */
  public Optional<String> word(String name, Collection<String> words) {
    return text(name, MAX_WORD)
        .filter(text -> {
          boolean fits = words.contains(text);
          if (!fits) {
            problem(name, ValueReader.shown(text) + " is none of " + String.join(", ", words));
          }
          return fits;
        });
  }

  /** One of an enum's values by its label. */
  public <E extends Enum<E>> Optional<E> word(
      String name, Class<E> type, Function<E, String> label) {
    List<E> all = List.of(type.getEnumConstants());
    return word(name, all.stream().map(label).toList())
        .flatMap(word -> all.stream().filter(each -> label.apply(each).equals(word)).findFirst());
  }

  /** Lower-case hexadecimal digits for {@code size} bytes. */
  public Optional<Bytes> hex(String name, int size) {
    return hex(name, size, size);
  }

  /** Lower-case hexadecimal digits for that many bytes. */
  public Optional<Bytes> hex(String name, int least, int most) {
    return present(name).flatMap(value -> reader.hex(path(name), value, least, most));
  }

  /** A time: {@code 90s}, {@code 15m}, {@code 24h}, {@code 30d}, or seconds as a number. */
  public Optional<Duration> duration(String name, Duration least, Duration most) {
    return present(name).flatMap(value -> reader.duration(path(name), value, least, most));
  }

  /** An instant in UTC, as in {@code 2026-01-31T12:00:00Z}. */
  public Optional<Instant> instant(String name) {
    return text(name, MAX_WORD, ValueReader::instant);
  }

  /** Texts: a list, or one text with commas between them; none twice. */
  public Optional<List<String>> texts(String name, int mostItems, int mostCharacters) {
    return texts(name, mostItems, mostCharacters, text -> text);
  }

  /** The same, each read by {@code reading}. */
  public <T> Optional<List<T>> texts(
      String name, int mostItems, int mostCharacters, Function<String, T> reading) {
    return present(name)
        .flatMap(value -> reader.texts(path(name), value, mostItems, mostCharacters, reading));
  }

  /** A list of texts as they are, none twice: not one text with commas in it. */
  public Optional<List<String>> list(String name, int mostItems, int mostCharacters) {
    if (value(name) instanceof String) {
      problem(name, "expected a list of texts");
      return Optional.empty();
    }
    return texts(name, mostItems, mostCharacters);
  }

  /** Some of some words: a list, or one text with commas between them; none twice. */
  public Optional<List<String>> words(String name, Collection<String> words) {
    return texts(
        name,
        words.size(),
        MAX_WORD,
        text -> {
          if (!words.contains(text)) {
            throw new BitcoinException("expected one of " + String.join(", ", words));
          }
          return text;
        });
  }

  /** An object, named in errors as {@code its}. */
  public Optional<Fields> object(String name, String its) {
    return present(name)
        .flatMap(value -> reader.object(path(name), value))
        .map(map -> new Fields(its, path(name), map, problems));
  }

  /** An object as it stands there, without the fields that are null. */
  public Optional<Map<String, Object>> map(String name) {
    return present(name)
        .flatMap(value -> reader.object(path(name), value))
        .map(object -> {
          Map<String, Object> map = new LinkedHashMap<>();
          object.forEach((key, value) -> {
            if (value != null) {
              map.put(String.valueOf(key), value);
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
      reader.object(at, item).ifPresent(map -> read.add(new Fields(its, at, map, problems)));
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

  /** Notes every field that was not asked for. */
  public void end() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        problems.add(
            "unknown field '"
                + ValueReader.cut(path(name))
                + "'; "
                + subject
                + " has "
                + String.join(", ", known));
      }
    }
  }
}
