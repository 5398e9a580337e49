package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Likeness;
import io.holdfast.scan.text.Runs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runes of Core Lightning: base64 of a hash of 32 bytes and of the restrictions that it covers,
 * which begin with {@code =} and the rune's number.
 */
final class Runes {
  private static final int HASH = 32;

  /** The 44th character holds the end of the {@code =} behind the hash. */
  private static final int MARK = 43;

  private static final int LONGEST = 4096;
  private static final Pattern RESTRICTIONS =
      Pattern.compile(
          "=[0-9]{1,10}(-[0-9A-Za-z.]{1,20})?" + "(&[A-Za-z0-9_]{1,40}[!=/^$~<>{}#][^&]{0,200})*");

  private final Rule rule;

  Runes(Registry registry) {
    rule = registry.rule("cln-rune", "Rune of Core Lightning, decoded", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.sweep((window, hits) ->
        Runs.each(
            window.bytes(),
            window.start(),
            window.end(),
            CharClass.URL_BASE64,
            (from, to) -> run(window, from, to, hits)));
  }

  private void run(Window window, int from, int to, Hits hits) {
    byte[] bytes = window.bytes();
    int begin = from;
    while (to - begin > MARK + 1 && to - begin < LONGEST && bytes[begin + MARK] != '9') {
      // Behind an escape, the run began with a letter of the escape.
      if (begin > from || begin == window.start() || bytes[begin - 1] != '\\') {
        return;
      }
      begin++;
    }
    if (to - begin <= MARK + 1 || to - begin >= LONGEST) {
      return;
    }
    int end = to;
    while (end < window.end() && end < to + 2 && bytes[end] == '=') {
      end++;
    }
    Optional<byte[]> decoded = Decoding.base64(window.slice(begin, end));
    if (decoded.isPresent() && isRune(decoded.get())) {
      hits.add(rule, begin, end);
    }
  }

  private static boolean isRune(byte[] decoded) {
    String restrictions =
        new String(decoded, HASH, decoded.length - HASH, StandardCharsets.ISO_8859_1);
    return RESTRICTIONS.matcher(restrictions).matches()
        && Likeness.entropy(decoded, 0, HASH) > 4
        && !Decoding.isText(decoded, 0, HASH);
  }
}
