package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import java.util.List;
import java.util.function.Predicate;

/**
 * A key of one service.
 *
 * @param names of the service, lower case
 * @param roles parts of a name, of which one must occur
 * @param form of the value
 * @param afar whether the service may be named before the line, too
 */
record ServiceKey(
    Rule rule, List<String> names, List<String> roles, Predicate<byte[]> form, boolean afar) {

  boolean fits(String name) {
    return roles.stream().anyMatch(name::contains);
  }

  /**
   * How near the service is named: the place in the window, the name itself counting as nearest; -1
   * where it isn't.
   */
  int place(Window window, Assignment assignment, int before, int line) {
    if (names.stream().anyMatch(assignment.name()::contains)) {
      return Integer.MAX_VALUE;
    }
    int from = window.lineStart(assignment.from(), line);
    int to = window.lineEnd(assignment.to(), line);
    int nearest = -1;
    for (String name : names) {
      int begin = afar ? Math.min(from, assignment.from() - before) : from;
      int place = window.lastIndexOf(name, begin, assignment.from());
      if (place < 0) {
        place = window.lastIndexOf(name, assignment.to(), to) < 0 ? -1 : begin;
      }
      nearest = Math.max(nearest, place);
    }
    return nearest;
  }
}
