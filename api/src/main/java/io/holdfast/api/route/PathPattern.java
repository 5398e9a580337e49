package io.holdfast.api.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pattern of a route's path below its mount.
 *
 * <ul>
 *   <li>{@code keys/config} matches literally;
 *   <li>{@code {name}} matches one segment of letters, digits, {@code _}, {@code -}, {@code .} that
 *       begins and ends with a letter, digit or underscore (Vault's generic name);
 *   <li>{@code {name:segment}} matches any one non-empty segment without a slash;
 *   <li>{@code {name:at}} is a generic name that may also hold {@code @};
 *   <li>{@code {path:parents}} before a last literal matches one or more whole segments;
 *   <li>{@code {path:rest}} as last part matches all that remains, also nothing, slashes included;
 *   <li>a trailing {@code /?} makes the last slash optional (paths that are listed).
 * </ul>
 */
public final class PathPattern {
  private enum Kind {
    LITERAL,
    NAME,
    AT,
    SEGMENT,
    PARENTS,
    REST
  }

  private record Part(Kind kind, String text) {}

  private final String template;
  private final List<Part> parts;
  private final boolean optionalSlash;

  private PathPattern(String template, List<Part> parts, boolean optionalSlash) {
    this.template = template;
    this.parts = List.copyOf(parts);
    this.optionalSlash = optionalSlash;
  }

  public static PathPattern of(String template) {
    boolean optionalSlash = template.endsWith("/?");
    String text = optionalSlash ? template.substring(0, template.length() - 2) : template;
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open != at) {
        parts.add(new Part(Kind.LITERAL, text.substring(at, open < 0 ? text.length() : open)));
        if (open < 0) {
          break;
        }
      }
      int close = text.indexOf('}', open);
      String[] inside = text.substring(open + 1, close).split(":", 2);
      Kind kind =
          switch (inside.length == 1 ? "name" : inside[1]) {
            case "name" -> Kind.NAME;
            case "at" -> Kind.AT;
            case "segment" -> Kind.SEGMENT;
            case "parents" -> Kind.PARENTS;
            case "rest" -> Kind.REST;
            default -> throw new IllegalArgumentException("unknown kind of part in " + template);
          };
      parts.add(new Part(kind, inside[0]));
      at = close + 1;
    }
    return new PathPattern(template, parts, optionalSlash);
  }

  /** The pattern as written. */
  public String template() {
    return template;
  }

  /** The path as OpenAPI writes it: {@code keys/{name}}; an optional slash is left out. */
  public String openApiPath() {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.kind == Kind.LITERAL ? part.text : "{" + part.text + "}");
    }
    return out.toString();
  }

  /** The pattern as a regular expression with named groups, as Vault's help shows it. */
  public String regex() {
    StringBuilder out = new StringBuilder("^");
    for (Part part : parts) {
      switch (part.kind) {
        case LITERAL -> out.append(part.text.replace(".", "\\."));
        case NAME -> out.append(group(part, "\\w(([\\w-.]+)?\\w)?"));
        case AT -> out.append(group(part, "\\w(([\\w-.@]+)?\\w)?"));
        case SEGMENT -> out.append(group(part, "[^/]+"));
        case PARENTS -> out.append(group(part, ".+?"));
        case REST -> out.append(group(part, ".*"));
      }
    }
    return out.append(optionalSlash ? "/?$" : "$").toString();
  }

  private static String group(Part part, String inside) {
    return "(?P<" + part.text + ">" + inside + ")";
  }

  /** The names of the path's parameters, in order. */
  public List<String> parameters() {
    return parts.stream().filter(part -> part.kind != Kind.LITERAL).map(Part::text).toList();
  }

  /** The literal text that every matching path begins with. */
  public String literalPrefix() {
    return parts.isEmpty() || parts.getFirst().kind != Kind.LITERAL ? "" : parts.getFirst().text;
  }

  /** The values of the parameters if the path matches. */
  public Optional<Map<String, String>> match(String path) {
    int at = 0;
    String firstName = null;
    String firstValue = "";
    Map<String, String> more = null;
    for (Part part : parts) {
      if (part.kind == Kind.LITERAL) {
        if (!path.startsWith(part.text, at)) {
          return Optional.empty();
        }
        at += part.text.length();
        continue;
      }
      int end = end(part.kind, path, at);
      if (part.kind != Kind.REST && !accepts(part.kind, path, at, end)) {
        return Optional.empty();
      }
      if (firstName == null) {
        firstName = part.text;
        firstValue = path.substring(at, end);
      } else {
        if (more == null) {
          more = new java.util.HashMap<>();
        }
        more.put(part.text, path.substring(at, end));
      }
      at = end;
    }
    boolean whole =
        at == path.length() || (optionalSlash && at == path.length() - 1 && path.charAt(at) == '/');
    if (!whole) {
      return Optional.empty();
    }
    if (firstName == null) {
      return Optional.of(Map.of());
    }
    if (more == null) {
      return Optional.of(Map.of(firstName, firstValue));
    }
    more.put(firstName, firstValue);
    return Optional.of(Map.copyOf(more));
  }

  private int end(Kind kind, String path, int at) {
    return switch (kind) {
      case REST -> path.length();
      case PARENTS -> path.length() - parts.getLast().text.length();
      case LITERAL, NAME, AT, SEGMENT -> segmentEnd(path, at);
    };
  }

  private static int segmentEnd(String path, int at) {
    int slash = path.indexOf('/', at);
    return slash < 0 ? path.length() : slash;
  }

  private static boolean accepts(Kind kind, String path, int from, int to) {
    if (from >= to) {
      return false;
    }
    if (kind == Kind.SEGMENT || kind == Kind.PARENTS) {
      return true;
    }
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      boolean inner = i > from && i < to - 1;
      boolean fine =
          isWord(c) || (inner && (c == '-' || c == '.' || (kind == Kind.AT && c == '@')));
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  @Override
  public String toString() {
    return template;
  }
}
