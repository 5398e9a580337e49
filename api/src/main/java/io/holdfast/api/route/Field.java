package io.holdfast.api.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A typed field of a route: its name, how a client's value becomes a {@code T}, its default and
 * what it means. Values convert as leniently as Vault's do: {@code "5"} is the integer 5, {@code
 * "1h"} a duration, {@code "a,b"} a list.
 *
 * @param <T> the type a handler gets
 */
public final class Field<T> {
  private final String name;
  private final FieldType<T> type;
  private final @Nullable T defaultValue;
  private final boolean required;
  private final String description;
  private final List<String> aliases;
  private final List<T> allowed;
  private final boolean defaultDeclared;
  private final boolean deprecated;
  private final boolean inQuery;
  private final boolean sensitive;

  private Field(Draft<T> draft) {
    this.name = draft.name;
    this.type = draft.type;
    this.defaultValue = draft.defaultValue;
    this.required = draft.required;
    this.description = draft.description;
    this.aliases = draft.aliases;
    this.allowed = draft.allowed;
    this.defaultDeclared = draft.defaultDeclared;
    this.deprecated = draft.deprecated;
    this.inQuery = draft.inQuery;
    this.sensitive = draft.sensitive;
  }

  /** A field while it is declared. */
  private static final class Draft<T> {
    private final String name;
    private final FieldType<T> type;
    private final String description;
    private @Nullable T defaultValue;
    private boolean required;
    private List<String> aliases = List.of();
    private List<T> allowed = List.of();
    private boolean defaultDeclared;
    private boolean deprecated;
    private boolean inQuery;
    private boolean sensitive;

    private Draft(String name, FieldType<T> type, String description) {
      this.name = name;
      this.type = type;
      this.description = description;
      this.defaultValue = type.zero();
    }
  }

  private static <T> Field<T> of(String name, FieldType<T> type, String description) {
    return new Field<>(new Draft<>(name, type, description));
  }

  private Field<T> but(Consumer<Draft<T>> change) {
    Draft<T> draft = new Draft<>(name, type, description);
    draft.defaultValue = defaultValue;
    draft.required = required;
    draft.aliases = aliases;
    draft.allowed = allowed;
    draft.defaultDeclared = defaultDeclared;
    draft.deprecated = deprecated;
    draft.inQuery = inQuery;
    draft.sensitive = sensitive;
    change.accept(draft);
    return new Field<>(draft);
  }

  public static Field<String> string(String name, String description) {
    return of(name, FieldType.STRING, description);
  }

  /** A string that is folded to lower case. */
  public static Field<String> lowerCase(String name, String description) {
    return of(name, FieldType.LOWER_CASE, description);
  }

  /** A 64-bit integer. */
  public static Field<Long> integer(String name, String description) {
    return of(name, FieldType.INTEGER, description);
  }

  public static Field<Boolean> bool(String name, String description) {
    return of(name, FieldType.BOOLEAN, description);
  }

  /** Seconds, or text with units; negative durations are refused. */
  public static Field<Duration> duration(String name, String description) {
    return of(name, FieldType.DURATION, description);
  }

  /** Like {@link #duration}, negative ones allowed. */
  public static Field<Duration> signedDuration(String name, String description) {
    return of(name, FieldType.SIGNED_DURATION, description);
  }

  /** An array of strings, or one string with commas. */
  public static Field<List<String>> commaList(String name, String description) {
    return of(name, FieldType.COMMA_LIST, description);
  }

  /** An array of strings, or one string taken whole. */
  public static Field<List<String>> list(String name, String description) {
    return of(name, FieldType.LIST, description);
  }

  /** An array of integers, or one string with commas. */
  public static Field<List<Long>> integers(String name, String description) {
    return of(name, FieldType.INTEGERS, description);
  }

  /** A map of strings: an object, or an array or comma-separated text of {@code key=value}. */
  public static Field<Map<String, String>> pairs(String name, String description) {
    return of(name, FieldType.PAIRS, description);
  }

  /** An object of anything; text is read as JSON. */
  public static Field<ObjectNode> object(String name, String description) {
    return of(name, FieldType.OBJECT, description);
  }

  /** Any JSON value as it is. */
  public static Field<JsonNode> any(String name, String description) {
    return of(name, FieldType.ANY, description);
  }

  public Field<T> withDefault(T value) {
    return but(draft -> {
      draft.defaultValue = value;
      draft.defaultDeclared = true;
    });
  }

  /** Absent is a refusal that names the field. */
  public Field<T> asRequired() {
    return but(draft -> draft.required = true);
  }

  /** Older names that clients still send; the field's own name wins. */
  public Field<T> alsoKnownAs(String... names) {
    return but(draft -> draft.aliases = List.of(names));
  }

  /**
   * The only values that are taken; another is refused with their names. Empty text counts as none,
   * as with every field of Vault's.
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Field<T> oneOf(T... values) {
    List<T> all = List.of(values);
    return but(draft -> draft.allowed = all);
  }

  /** Still taken, though another field is there for it now. */
  public Field<T> deprecated() {
    return but(draft -> draft.deprecated = true);
  }

  /** Given to reads, lists and deletes too, which have no body, as a parameter of the query. */
  public Field<T> inQuery() {
    return but(draft -> draft.inQuery = true);
  }

  /** Holds a secret: forms hide it, and no error may repeat it. */
  public Field<T> sensitive() {
    return but(draft -> draft.sensitive = true);
  }

  /**
   * A client's value as the field's.
   *
   * @param value not null
   * @throws IllegalArgumentException when it is none; the message says what was expected
   */
  public T convert(JsonNode value) {
    T converted = type.conversion().convert(value);
    if (!allowed.isEmpty() && !allowed.contains(converted) && !"".equals(converted)) {
      throw new IllegalArgumentException(
          "expected one of "
              + allowed.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return converted;
  }

  public String name() {
    return name;
  }

  public FieldType<T> type() {
    return type;
  }

  public @Nullable T defaultValue() {
    return defaultValue;
  }

  public boolean required() {
    return required;
  }

  public String description() {
    return description;
  }

  public List<String> aliases() {
    return aliases;
  }

  /** The only values that are taken; empty where any is. */
  public List<T> allowed() {
    return allowed;
  }

  /** The default that was declared, as opposed to a type's own. */
  public Optional<T> declaredDefault() {
    return defaultDeclared ? Optional.ofNullable(defaultValue) : Optional.empty();
  }

  public boolean isDeprecated() {
    return deprecated;
  }

  public boolean isInQuery() {
    return inQuery;
  }

  public boolean isSensitive() {
    return sensitive;
  }

  @Override
  public String toString() {
    return name + " (" + type.name() + ")";
  }
}
