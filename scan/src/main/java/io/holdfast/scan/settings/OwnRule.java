package io.holdfast.scan.settings;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;

/**
 * A rule of a project's own: a literal and so many characters behind it.
 *
 * @param characters such as {@code A-Za-z0-9_-}
 */
public record OwnRule(
    String id, String description, String literal, String characters, int least, int most) {

  /** Adds the rule. */
  public void register(Registry registry) {
    Rule rule = registry.rule(id, description, Evidence.STRUCTURE);
    CharClass members = new CharClass(characters);
    registry.on(
        literal,
        (window, at, next, hits) -> {
          int limit = Math.min(window.end(), next + most + 1);
          int end = members.endOfRun(window.bytes(), next, limit);
          boolean sized = end - next >= least && end - next <= most;
          if (sized && Edges.begins(window.bytes(), window.start(), at)) {
            hits.add(rule, at, end);
          }
        });
  }
}
