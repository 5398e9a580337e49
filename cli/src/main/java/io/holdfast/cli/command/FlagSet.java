package io.holdfast.cli.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Flags in the style of Go's flag package: one dash or two, {@code -x=y} or {@code -x y}, a switch
 * alone or with {@code =true}. Unlike there, flags may also follow the arguments; {@code --} ends
 * them, and a dash alone is an argument.
 */
final class FlagSet {
  private final List<DeclaredFlag> flags = new ArrayList<>();

  /** The flags that the command's class declares; those of the class itself come first. */
  FlagSet(Command command) {
    declare(command, command.getClass(), "");
  }

  private void declare(Object owner, @Nullable Class<?> type, String title) {
    if (type == null || type == Object.class) {
      return;
    }
    for (Field field : type.getDeclaredFields()) {
      Flag flag = field.getAnnotation(Flag.class);
      FlagGroup group = field.getAnnotation(FlagGroup.class);
      if (flag != null || group != null) {
        field.setAccessible(true);
      }
      if (flag != null) {
        flags.add(new DeclaredFlag(flag, field, owner, title));
      } else if (group != null) {
        Object inner = valueOf(field, owner);
        declare(inner, inner.getClass(), group.value());
      }
    }
    declare(owner, type.getSuperclass(), title);
  }

  private static Object valueOf(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the flags in " + field + " cannot be read", e);
    }
  }

  List<DeclaredFlag> all() {
    return flags;
  }

  /** Sets the fields of the flags among the words; returns the other words. */
  List<String> parse(List<String> words) {
    List<String> arguments = new ArrayList<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--")) {
        rest.forEachRemaining(arguments::add);
      } else if (word.startsWith("-") && word.length() > 1) {
        set(word, rest);
      } else {
        arguments.add(word);
      }
    }
    return arguments;
  }

  private void set(String word, Iterator<String> rest) {
    int equals = word.indexOf('=');
    String typed = equals < 0 ? word : word.substring(0, equals);
    String name = typed.startsWith("--") ? typed.substring(1) : typed;
    DeclaredFlag flag =
        find(name).orElseThrow(() -> Failure.local("flag provided but not defined: " + name));
    if (equals >= 0) {
      flag.set(name, word.substring(equals + 1));
    } else if (flag.isSwitch()) {
      flag.set(name, "true");
    } else if (rest.hasNext()) {
      flag.set(name, rest.next());
    } else {
      throw Failure.local("flag needs an argument: " + name);
    }
  }

  private Optional<DeclaredFlag> find(String name) {
    return flags.stream().filter(flag -> flag.isNamed(name)).findFirst();
  }
}
