package io.holdfast.scan.engine;

import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Window;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that allow a secret where it stands: {@code holdfast:allow}, or {@code
 * holdfast:allow=rule,rule why}, on its first or last line, or alone on the line before.
 */
final class AllowComment {
  private static final Pattern COMMENT = Pattern.compile("holdfast:allow(?:=([a-z0-9,-]+))?");
  private static final Pattern ALONE =
      Pattern.compile("\\s*(?:#|//|--|/\\*|<!--|;|'|%).*", Pattern.DOTALL);
  private static final int NEAR = 2000;

  private AllowComment() {}

  static boolean covers(Window window, Hit hit) {
    int first = window.lineStart(hit.start(), NEAR);
    int last = Math.max(hit.start(), hit.end() - 1);
    return allows(window.latin1(first, window.lineEnd(hit.start(), NEAR)), hit)
        || allows(window.latin1(window.lineStart(last, NEAR), window.lineEnd(last, NEAR)), hit)
        || (first > window.start() && allowsAlone(before(window, first), hit));
  }

  private static String before(Window window, int first) {
    return window.latin1(window.lineStart(first - 1, NEAR), first - 1);
  }

  private static boolean allowsAlone(String line, Hit hit) {
    return line.contains("holdfast:allow") && ALONE.matcher(line).matches() && allows(line, hit);
  }

  private static boolean allows(String line, Hit hit) {
    if (!line.contains("holdfast:allow")) {
      return false;
    }
    Matcher comment = COMMENT.matcher(line);
    while (comment.find()) {
      String rules = comment.group(1);
      if (rules == null || Arrays.asList(rules.split(",", -1)).contains(hit.rule().id())) {
        return true;
      }
    }
    return false;
  }
}
