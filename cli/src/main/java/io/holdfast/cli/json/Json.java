package io.holdfast.cli.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. Numbers keep the text they came with, so that nothing is lost between server and
 * user. No {@code toString} shows a value: an answer may hold secrets.
 */
public sealed interface Json {

  /** An object; members keep the order in which they came. */
  record Obj(SequencedMap<String, Json> members) implements Json {
    /** An object without members. */
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    /** Takes a copy of the members. */
    public Obj {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** The member of that name, null when absent or JSON null. */
    public @Nullable Json get(String name) {
      Json value = members.get(name);
      return value instanceof Null ? null : value;
    }

    /** The object of that name, empty when absent or of another type. */
    public Obj object(String name) {
      return members.get(name) instanceof Obj object ? object : EMPTY;
    }

    /** The array of that name as texts, empty when absent or of another type. */
    public List<String> texts(String name) {
      return members.get(name) instanceof Arr array
          ? array.items().stream().map(Json::text).toList()
          : List.of();
    }

    /** The objects in the array of that name, empty when absent or of another type. */
    public List<Obj> objects(String name) {
      return members.get(name) instanceof Arr array
          ? array.items().stream().filter(Obj.class::isInstance).map(Obj.class::cast).toList()
          : List.of();
    }

    /** The member's text, or "" when absent or null. */
    public String text(String name) {
      Json value = get(name);
      return value == null ? "" : value.text();
    }

    /** The member's number, 0 when absent or not an integer. */
    public long number(String name) {
      try {
        return members.get(name) instanceof Num number ? Long.parseLong(number.literal()) : 0;
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    /** True when the member is the boolean true. */
    public boolean flag(String name) {
      return members.get(name) instanceof Bool bool && bool.value();
    }

    /** This object with one member put or replaced. */
    public Obj with(String name, Json value) {
      SequencedMap<String, Json> copy = new LinkedHashMap<>(members);
      copy.put(name, value);
      return new Obj(copy);
    }

    /** This object with a text member, unless the text is empty. */
    public Obj withText(String name, String value) {
      return value.isEmpty() ? this : with(name, new Str(value));
    }

    public boolean isEmpty() {
      return members.isEmpty();
    }

    @Override
    public String toString() {
      return "Obj" + members.keySet();
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return "Arr[" + items.size() + "]";
    }
  }

  /** A string. */
  record Str(String value) implements Json {
    @Override
    public String toString() {
      return "Str[" + value.length() + " characters]";
    }
  }

  /** A number by its literal. */
  record Num(String literal) implements Json {
    @Override
    public String toString() {
      return "Num";
    }
  }

  /** true or false. */
  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return "Bool";
    }
  }

  /** null. */
  enum Null implements Json {
    NULL
  }

  /** A string's value, another scalar's literal, compact JSON for the rest. */
  default String text() {
    return switch (this) {
      case Str s -> s.value();
      case Num n -> n.literal();
      case Bool b -> Boolean.toString(b.value());
      case Null _ -> "";
      case Obj _, Arr _ -> JsonPrinter.compact(this);
    };
  }

  /** A string value. */
  static Json of(String value) {
    return new Str(value);
  }

  /** An integer value. */
  static Json of(long value) {
    return new Num(Long.toString(value));
  }

  /** A boolean value. */
  static Json of(boolean value) {
    return new Bool(value);
  }

  /** An array of strings. */
  static Json ofTexts(List<String> values) {
    return new Arr(values.stream().map(Json::of).toList());
  }

  /** An object of string members. */
  static Obj ofTexts(Map<String, String> values) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    values.forEach((name, value) -> members.put(name, of(value)));
    return new Obj(members);
  }
}
