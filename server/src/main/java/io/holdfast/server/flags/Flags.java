package io.holdfast.server.flags;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Flags in Go's manner: {@code -x=y}, {@code --x=y}, {@code -x y}; a switch is {@code -x} or {@code
 * -x=false}. Of a flag given several times the last one counts, unless all are asked for.
 */
final class Flags {
  private final Map<String, List<String>> given = new HashMap<>();

  private Flags() {}

  /**
   * Reads a command line.
   *
   * @throws FlagException for a flag that is neither switch nor valued, a value that is missing,
   *     and a word that is no flag
   */
  static Flags parse(List<String> words, Set<String> switches, Set<String> valued) {
    Flags flags = new Flags();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
        throw new FlagException(
            "the word \"" + word + "\" is not understood; the server takes flags only");
      }
      String bare = word.startsWith("--") ? word.substring(2) : word.substring(1);
      int equals = bare.indexOf('=');
      String name = equals < 0 ? bare : bare.substring(0, equals);
      if (switches.contains(name)) {
        flags.add(name, equals < 0 ? "true" : bare.substring(equals + 1));
      } else if (!valued.contains(name)) {
        throw new FlagException("unknown flag -" + name + "; see: holdfast server -help");
      } else if (equals >= 0) {
        flags.add(name, bare.substring(equals + 1));
      } else if (++i < words.size()) {
        flags.add(name, words.get(i));
      } else {
        throw new FlagException("the flag -" + name + " needs a value: -" + name + "=...");
      }
    }
    return flags;
  }

  private void add(String name, String value) {
    given.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  boolean isOn(String name) {
    String value = text(name).orElse("false").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "t", "1" -> true;
      case "false", "f", "0" -> false;
      default -> throw new FlagException("the flag -" + name + " is either true or false");
    };
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(List::getLast);
  }

  List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }
}
