package io.holdfast.scan.detect.web;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Likeness;
import java.util.List;
import java.util.Map;

/** Passwords that commands take as arguments, as shells remember them. */
final class CommandPasswords {
  /** Commands with the options behind which the password stands, perhaps without a space. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "sshpass ", List.of(" -p"),
          "mysql ", List.of(" -p"),
          "mysqldump ", List.of(" -p"),
          "mariadb ", List.of(" -p"),
          "docker login ", List.of(" -p"),
          "redis-cli ", List.of(" -a"),
          "smbclient ", List.of(" -U"),
          "ldapsearch ", List.of(" -w"));

  private static final CharClass ENDS = new CharClass(" \t\r\n|;&<>");
  private static final int LONGEST = 300;
  private static final int LEAST = 6;

  private final Rule rule;

  CommandPasswords(Registry registry) {
    rule = registry.rule("command-password", "Password in a command", Evidence.CONTEXT);
  }

  void register(Registry registry) {
    COMMANDS.forEach((command, options) ->
        registry.on(
            command,
            (window, _, next, hits) ->
                options.forEach(option -> look(window, next - 1, option, hits))));
  }

  private void look(Window window, int from, String option, Hits hits) {
    int end = window.lineEnd(from, LONGEST);
    for (int i = from; i < end - option.length(); i++) {
      if (window.has(i, option)) {
        argument(window, i + option.length(), end, hits);
        return;
      }
    }
  }

  private void argument(Window window, int after, int end, Hits hits) {
    int from = CharClass.BLANK.endOfRun(window.bytes(), after, end);
    byte quote = window.at(from);
    boolean quoted = quote == '"' || quote == '\'';
    from += quoted ? 1 : 0;
    int to = from;
    while (to < end && (quoted ? window.at(to) != quote : !ENDS.has(window.at(to)))) {
      to++;
    }
    byte first = window.at(from);
    boolean varied = Likeness.kinds(window.slice(from, to)) >= 2;
    boolean reference = first == '$' || first == '-' || first == '<' || first == '{';
    if (to - from >= LEAST
        && varied
        && !reference
        && Likeness.digits(window.slice(from, to)) > 0
        && !Likeness.isMadeUp(window.bytes(), from, to)) {
      hits.add(rule, from, to);
    }
  }
}
