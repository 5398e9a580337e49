package io.holdfast.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The path of a rule, with directives in double braces for what depends on the caller.
 *
 * @param text as written
 * @param literals the texts around the directives; one more than there are directives
 */
public record PathTemplate(String text, List<String> literals, List<Selector> selectors) {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  public PathTemplate {
    literals = List.copyOf(literals);
    selectors = List.copyOf(selectors);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when braces are not balanced
   */
  public static PathTemplate parse(String text) {
    String[] parts = text.split("\\{\\{", -1);
    if (parts[0].contains(CLOSE)) {
      throw unbalanced();
    }
    List<String> literals = new ArrayList<>(List.of(parts[0]));
    List<Selector> selectors = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String[] halves = parts[i].split(CLOSE, -1);
      if (halves.length != 2) {
        throw unbalanced();
      }
      selectors.add(Selector.parse(halves[0]));
      literals.add(halves[1]);
    }
    return new PathTemplate(text, literals, selectors);
  }

  public boolean isTemplated() {
    return !selectors.isEmpty();
  }

  /** The path with every directive replaced, or empty when one has no value. */
  Optional<String> fill(Function<Selector, Optional<String>> values) {
    StringBuilder out = new StringBuilder(literals.getFirst());
    for (int i = 0; i < selectors.size(); i++) {
      Optional<String> value = values.apply(selectors.get(i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(value.get()).append(literals.get(i + 1));
    }
    return Optional.of(out.toString());
  }

  private static IllegalArgumentException unbalanced() {
    return new IllegalArgumentException("unbalanced templating characters " + OPEN + CLOSE);
  }
}
