package io.holdfast.scan.detect.token;

import io.holdfast.scan.rule.Detector;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;
import io.holdfast.scan.text.Likeness;
import java.util.function.Predicate;

/**
 * A token of a prefix and so many characters of a class behind it, that stands for itself.
 *
 * @param least of the characters behind the prefix
 * @param check what else must hold for the whole token
 */
record TokenForm(
    Rule rule, String prefix, CharClass alphabet, int least, int most, Predicate<byte[]> check)
    implements Detector {

  @Override
  public void look(Window window, int at, int next, Hits hits) {
    if (!Edges.begins(window.bytes(), window.start(), at)) {
      return;
    }
    int limit = Math.min(window.end(), next + most + 1);
    int end = alphabet.endOfRun(window.bytes(), next, limit);
    if (end - next < least || end - next > most || !Edges.ends(window.bytes(), end, window.end())) {
      return;
    }
    if (Likeness.isRandom(window.bytes(), next, end) && check.test(window.slice(at, end))) {
      hits.add(rule, at, end);
    }
  }
}
