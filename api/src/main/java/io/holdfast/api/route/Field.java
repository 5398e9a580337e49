package io.holdfast.api.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  private Field(
      String name,
      FieldType<T> type,
      @Nullable T defaultValue,
      boolean required,
      String description,
      List<String> aliases) {
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.required = required;
    this.description = description;
    this.aliases = aliases;
  }

  private static <T> Field<T> of(String name, FieldType<T> type, String description) {
    return new Field<>(name, type, type.zero(), false, description, List.of());
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
    return new Field<>(name, type, value, required, description, aliases);
  }

  /** Absent is a refusal that names the field. */
  public Field<T> asRequired() {
    return new Field<>(name, type, defaultValue, true, description, aliases);
  }

  /** Older names that clients still send; the field's own name wins. */
  public Field<T> alsoKnownAs(String... names) {
    return new Field<>(name, type, defaultValue, required, description, List.of(names));
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

  @Override
  public String toString() {
    return name + " (" + type.name() + ")";
  }
}
