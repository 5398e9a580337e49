package io.holdfast.auth.match;

import java.util.Collection;

/** Patterns in which {@code *} stands for any characters, also none; all else is itself. */
public final class Glob {
  private Glob() {}

  /** Whether a text matches a pattern; takes time in proportion to the product of both at most. */
  public static boolean matches(String pattern, String text) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(text);
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = text.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = text.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }

  /** Whether a text matches one of the patterns. */
  public static boolean matchesAny(Collection<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, text));
  }
}
