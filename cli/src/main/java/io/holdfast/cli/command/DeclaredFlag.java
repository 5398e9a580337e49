package io.holdfast.cli.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** A flag with the field of the object that it fills. */
record DeclaredFlag(Flag flag, Field field, Object owner, String title) {

  /** Whether it stands alone, without a value. */
  boolean isSwitch() {
    return field.getType() == boolean.class || field.getType() == Boolean.class;
  }

  boolean isNamed(String name) {
    return List.of(flag.names()).contains(name);
  }

  /** Sets the field; throws {@link Failure} for a value that it can't hold. */
  void set(String name, String value) {
    try {
      Class<?> type = field.getType();
      if (type == List.class) {
        add(value);
      } else if (isSwitch()) {
        field.set(owner, bool(name, value));
      } else if (type == int.class || type == Integer.class) {
        field.set(owner, number(name, value));
      } else if (type == GoDuration.class) {
        field.set(owner, GoDuration.parse(name, value));
      } else {
        field.set(owner, value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the flag " + name + " cannot be set", e);
    }
  }

  @SuppressWarnings("unchecked") // the only lists that are declared are of strings
  private void add(String value) throws IllegalAccessException {
    List<String> values = new ArrayList<>((List<String>) field.get(owner));
    values.addAll(
        flag.separator().isEmpty() ? List.of(value) : List.of(value.split(flag.separator(), -1)));
    field.set(owner, values);
  }

  private static boolean bool(String name, String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw Failure.local("the flag " + name + " takes true or false");
    };
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Failure.local("the flag " + name + " takes a whole number, not \"" + value + "\"");
    }
  }
}
