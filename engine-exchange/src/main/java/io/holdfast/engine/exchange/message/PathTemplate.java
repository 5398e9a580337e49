package io.holdfast.engine.exchange.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} is any one segment, {@code get_*} one that begins so, {@code
 * {symbol}} is any one too and has a name, {@code **} at the end is any segments that follow. All
 * else is as it is written.
 */
public final class PathTemplate {
  private static final Pattern SEGMENT =
      Pattern.compile("\\*\\*|\\{[a-z_]{1,30}}|[A-Za-z0-9._~!$'()+,=:@-]*\\*?");

  private final String text;
  private final List<String> segments;

  /** Without any pattern in it: then the whole path is compared at once. */
  private final boolean literal;

  private PathTemplate(String text, List<String> segments) {
    this.text = text;
    this.segments = segments;
    this.literal = text.indexOf('*') < 0 && text.indexOf('{') < 0;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PathTemplate parse(String text) {
    List<String> segments = text.startsWith("/") ? split(text) : List.of();
    boolean fine =
        !segments.isEmpty() && segments.stream().allMatch(part -> SEGMENT.matcher(part).matches());
    int rest = segments.indexOf("**");
    if (!fine || (rest >= 0 && rest < segments.size() - 1)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a path such as /api/v3/order, /api/v2/buy/{symbol}/ or /api/**");
    }
    return new PathTemplate(text, segments);
  }

  private static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The named segments of a path that matches; letters count in their case. */
  public Optional<Map<String, String>> match(String path) {
    return match(path, false);
  }

  /** Whether a path matches, whatever the case of its letters. */
  public boolean coversAnyCase(String path) {
    return match(path, true).isPresent();
  }

  private Optional<Map<String, String>> match(String path, boolean anyCase) {
    if (literal) {
      return (anyCase ? text.equalsIgnoreCase(path) : text.equals(path))
          ? Optional.of(Map.of())
          : Optional.empty();
    }
    List<String> parts = split(path);
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals("**")) {
        return parts.size() > i ? Optional.of(named) : Optional.empty();
      }
      if (i >= parts.size() || !same(segment, parts.get(i), anyCase)) {
        return Optional.empty();
      }
      if (segment.startsWith("{")) {
        named.put(segment.substring(1, segment.length() - 1), parts.get(i));
      }
    }
    return parts.size() == segments.size() ? Optional.of(named) : Optional.empty();
  }

  private static boolean same(String segment, String part, boolean anyCase) {
    if (segment.startsWith("{")) {
      return !part.isEmpty();
    }
    if (segment.endsWith("*")) {
      int length = segment.length() - 1;
      return part.length() > length && segment.regionMatches(anyCase, 0, part, 0, length);
    }
    return anyCase ? segment.equalsIgnoreCase(part) : segment.equals(part);
  }

  @Override
  public String toString() {
    return text;
  }
}
