package io.holdfast.cli.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Flags in the style of Go's flag package: one dash or two, {@code -x=y} or {@code -x y}, a boolean
 * alone or with {@code =true}. Unlike there, flags may also follow the arguments; {@code --} ends
 * them. Each becomes one word {@code -x=y}, as the options are declared, so that the parser has
 * nothing to guess.
 */
public final class GoFlags {
  private GoFlags() {}

  /** The words for the parser. */
  public static List<String> normalise(List<String> args, CommandSpec spec) {
    List<String> words = new ArrayList<>();
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--")) {
        words.add(word);
        rest.forEachRemaining(words::add);
      } else if (word.startsWith("-") && word.length() > 1) {
        words.add(flag(word, rest, spec));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static String flag(String word, Iterator<String> rest, CommandSpec spec) {
    int equals = word.indexOf('=');
    String typed = equals < 0 ? word : word.substring(0, equals);
    String name = typed.startsWith("--") ? typed.substring(1) : typed;
    OptionSpec option = spec.findOption(name);
    if (option == null) {
      throw Failure.local("flag provided but not defined: " + name);
    }
    boolean isSwitch = option.arity().max() == 0;
    if (equals >= 0) {
      String value = word.substring(equals + 1);
      return name + "=" + (isSwitch ? bool(name, value) : value);
    }
    if (isSwitch) {
      return name;
    }
    if (!rest.hasNext()) {
      throw Failure.local("flag needs an argument: " + name);
    }
    return name + "=" + rest.next();
  }

  private static boolean bool(String name, String value) {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw Failure.local("the flag " + name + " takes true or false");
    };
  }
}
