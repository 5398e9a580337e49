package io.holdfast.core.openapi;

import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Help as people read it on a terminal, laid out as Vault's. */
final class HelpText {
  private static final int WIDTH = 78;

  private HelpText() {}

  static String ofRoute(String path, Route route) {
    StringBuilder out = new StringBuilder();
    out.append("Request:        ").append(path).append('\n');
    out.append("Matching Route: ").append(route.pattern().regex()).append("\n\n");
    out.append(wrapped(route.synopsis(), "")).append('\n');
    if (!route.fields().isEmpty()) {
      out.append("\n## PARAMETERS\n");
      parameters(route).forEach((name, text) -> out.append(text));
    }
    out.append("\n## DESCRIPTION\n\n");
    return out.append(wrapped(description(route), "")).toString();
  }

  private static String description(Route route) {
    return route.description().isEmpty() ? route.synopsis() : route.description();
  }

  /** By name; the older names of a field stand for themselves, as they are still taken. */
  private static SortedMap<String, String> parameters(Route route) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Field<?> field : route.fields().values()) {
      for (String alias : field.aliases()) {
        texts.put(
            alias, parameter(alias, field, "(DEPRECATED) Older name of " + field.name() + "."));
      }
    }
    for (Field<?> field : route.fields().values()) {
      texts.put(field.name(), parameter(field.name(), field, meaning(field)));
    }
    return texts;
  }

  private static String parameter(String name, Field<?> field, String meaning) {
    String type = field.type().name();
    return "\n    " + name + " (" + type + ")\n\n" + wrapped(meaning, "        ") + "\n";
  }

  private static String meaning(Field<?> field) {
    StringBuilder out = new StringBuilder();
    if (field.isDeprecated()) {
      out.append("(DEPRECATED) ");
    }
    out.append(field.description());
    if (!field.allowed().isEmpty()) {
      String values =
          field.allowed().stream().map(String::valueOf).collect(Collectors.joining(", "));
      out.append(" One of: ").append(values).append('.');
    }
    return out.toString();
  }

  /** A mount's paths with a line on each. */
  static String ofMount(String description, List<Route> routes) {
    StringBuilder out = new StringBuilder("## DESCRIPTION\n\n");
    out.append(wrapped(description, ""));
    out.append("\n\n## PATHS\n\n");
    out.append(
        wrapped(
            "These are the patterns of the paths below this one. Ask for help on any path that"
                + " matches one to see its parameters; whether you may use it is up to your"
                + " token's policies.",
            ""));
    routes.stream()
        .sorted(Comparator.comparing(route -> route.pattern().regex()))
        .forEach(route ->
            out.append("\n\n    ")
                .append(route.pattern().regex())
                .append('\n')
                .append(wrapped(route.synopsis(), "        ")));
    return out.toString();
  }

  /** Lines no longer than a terminal's, each with an indent; the lines of the text are kept. */
  private static String wrapped(String text, String indent) {
    return text.lines().map(line -> wrappedLine(line, indent)).collect(Collectors.joining("\n"));
  }

  private static String wrappedLine(String line, String indent) {
    StringBuilder out = new StringBuilder(indent);
    int column = indent.length();
    for (String word : line.split(" ", -1)) {
      boolean first = column == indent.length();
      if (!first && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
        first = true;
      }
      if (!first) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
