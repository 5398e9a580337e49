package io.holdfast.scan.settings;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} within a part, {@code **} over parts, {@code ?} one character. One
 * without a slash goes for any part of a path; one that ends in a slash for all below a folder.
 */
record PathPattern(Pattern pattern) {
  static PathPattern of(String text) {
    String body = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    boolean anywhere = body.indexOf('/') < 0;
    StringBuilder regex = new StringBuilder(anywhere ? "(?:.*/)?" : "");
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (body.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (body.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new PathPattern(Pattern.compile(regex + "(?:/.*)?", Pattern.DOTALL));
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
