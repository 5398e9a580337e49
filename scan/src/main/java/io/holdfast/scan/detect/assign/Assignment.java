package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import java.util.Locale;
import java.util.Optional;

/**
 * A name and the value that it is given, in any of the ways that files have for it.
 *
 * @param name lower case, with underscores for dashes and dots
 * @param from where the value begins in the window
 * @param to behind its last byte
 * @param quoted whether it stood in quotes, so that it is no expression of code
 */
record Assignment(String name, int from, int to, boolean quoted) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_VALUE = 600;
  private static final CharClass UNQUOTED = new CharClass("0-9A-Za-z+/=_.~!@#$%^&*:?|-");

  /** The assignment whose name holds what stands from {@code at} to {@code next}. */
  static Optional<Assignment> around(Window window, int at, int next) {
    byte[] bytes = window.bytes();
    int from = CharClass.NAME.startOfRun(bytes, at, Math.max(window.start(), at - LONGEST_NAME));
    int end = CharClass.NAME.endOfRun(bytes, next, Math.min(window.end(), next + LONGEST_NAME));
    if (end - from > LONGEST_NAME) {
      return Optional.empty();
    }
    int value = operator(window, end);
    return value < 0 ? Optional.empty() : value(window, name(window, from, end), value);
  }

  private static String name(Window window, int from, int to) {
    return window.latin1(from, to).toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** Where the value may begin behind a name; -1 where nothing is assigned. */
  private static int operator(Window window, int end) {
    int i = end;
    while (window.at(i) == '\\'
        || window.at(i) == '"'
        || window.at(i) == '\''
        || window.at(i) == '`'
        || window.at(i) == ']') {
      i++;
    }
    int spaced =
        CharClass.BLANK.endOfRun(
            window.bytes(), Math.min(i, window.end()), Math.min(window.end(), i + 24));
    byte b = window.at(spaced);
    if (b == '>' && window.at(end) == '>') {
      return end + 1;
    }
    if (b == '=' || b == ':') {
      int j = spaced + 1;
      while (window.at(j) == '=' || window.at(j) == '>') {
        j++;
      }
      return j - spaced > 2 && window.at(j - 1) == '=' ? -1 : typed(window, j, b);
    }
    if (b == ',' && i > end) {
      return spaced + 1;
    }
    boolean attribute = window.hasAnyCase(spaced, "value=");
    if (attribute) {
      return spaced + 6;
    }
    boolean flag = spaced > i && isFlag(window, end);
    return flag ? spaced : -1;
  }

  /** Steps over a type such as in {@code key: &str = "..."}. */
  private static int typed(Window window, int after, byte operator) {
    if (operator != ':') {
      return after;
    }
    int limit = Math.min(window.end(), after + 24);
    for (int i = after; i < limit; i++) {
      byte b = window.at(i);
      if (b == '=') {
        return i + 1;
      }
      if (b == '"' || b == '\'' || b == '\n' || b == ',') {
        return after;
      }
    }
    return after;
  }

  private static boolean isFlag(Window window, int end) {
    int start =
        CharClass.NAME.startOfRun(
            window.bytes(), end, Math.max(window.start(), end - LONGEST_NAME));
    return window.has(start, "--");
  }

  private static Optional<Assignment> value(Window window, String name, int after) {
    byte[] bytes = window.bytes();
    int i =
        CharClass.BLANK.endOfRun(
            bytes, Math.min(after, window.end()), Math.min(window.end(), after + 40));
    boolean call = window.at(i) == '(';
    i += call ? 1 : 0;
    while ((window.at(i) == 'b' || window.at(i) == 'r' || window.at(i) == '@')
        && isQuote(window.at(i + 1))) {
      i++;
    }
    int escapes = i;
    while (window.at(i) == '\\') {
      i++;
    }
    byte quote = window.at(i);
    int limit = Math.min(window.end(), i + LONGEST_VALUE);
    if (isQuote(quote)) {
      int to = i + 1;
      while (to < limit
          && bytes[to] != quote
          && bytes[to] != '\n'
          && !(i > escapes && bytes[to] == '\\')) {
        to++;
      }
      boolean closed = to < limit && bytes[to] != '\n';
      return closed ? Optional.of(new Assignment(name, i + 1, to, true)) : Optional.empty();
    }
    int to = UNQUOTED.endOfRun(bytes, i, limit);
    boolean ends =
        to == window.end() || (to < limit && window.at(to) != '(' && window.at(to) != '[');
    return ends && to > i ? Optional.of(new Assignment(name, i, to, false)) : Optional.empty();
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'' || b == '`';
  }
}
