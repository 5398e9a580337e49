package io.holdfast.engine.exchange.message;

import java.util.List;
import java.util.regex.Pattern;

/** Paths at a venue: absolute, of plain segments, in their one spelling. */
public final class PathText {
  private static final Pattern ALLOWED = Pattern.compile("(/[A-Za-z0-9._~!$'()*+,=:@-]*)+");
  private static final int LONGEST = 1_000;

  private PathText() {}

  /**
   * Holds a path to that.
   *
   * @throws IllegalArgumentException saying what two readers could read differently
   */
  public static String check(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      throw new IllegalArgumentException("it has to begin with a slash");
    }
    if (path.length() > LONGEST) {
      throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
    }
    if (path.indexOf('%') >= 0) {
      throw new IllegalArgumentException(
          "percent-encoding in a path (an encoded slash or dot above all) is read differently by"
              + " proxies and venues");
    }
    if (!ALLOWED.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "it has characters other than letters, digits and . _ ~ ! $ ' ( ) * + , = : @ -");
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("it has a segment \"" + segment + "\"");
      }
      if (segment.isEmpty() && i < segments.size() - 1) {
        throw new IllegalArgumentException("it has an empty segment: two slashes in a row");
      }
    }
    return path;
  }
}
