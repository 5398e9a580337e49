package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;

/** Passwords in {@code .netrc}: machine, login, password. */
final class Netrc {
  private final Rule rule;

  Netrc(Registry registry) {
    rule = registry.rule("netrc-password", "Password in a .netrc file", Evidence.CONTEXT);
  }

  void register(Registry registry) {
    registry.on("machine ", this::look);
  }

  private void look(Window window, int at, int next, Hits hits) {
    int limit = Math.min(window.end(), next + 300);
    int login = -1;
    for (int i = next; i < limit; i++) {
      if (window.has(i, "login ")) {
        login = i;
      } else if (login > 0 && window.has(i, "password ")) {
        int from = CharClass.BLANK.endOfRun(window.bytes(), i + 9, limit);
        int to = from;
        while (to < limit && !CharClass.SPACE.has(window.at(to))) {
          to++;
        }
        if (to - from >= 6 && !Placeholders.isOne(window.slice(from, to))) {
          hits.add(rule, from, to);
        }
        return;
      }
    }
  }
}
