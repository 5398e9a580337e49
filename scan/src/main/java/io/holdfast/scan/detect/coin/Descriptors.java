package io.holdfast.scan.detect.coin;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;
import java.util.List;

/** Output descriptors that hold private keys. */
final class Descriptors {
  private static final List<String> FUNCTIONS =
      List.of("wpkh(", "pkh(", "wsh(", "sh(", "tr(", "combo(", "pk(", "rawtr(");

  private static final int LONGEST = 8192;
  private static final int CHECKSUM = 8;

  private final Rule rule;

  Descriptors(Registry registry) {
    rule =
        registry.rule(
            "descriptor-with-private-key",
            "Output descriptor with a private key, parsed, and its checksum checked",
            Evidence.CHECKSUM);
  }

  void register(Registry registry) {
    FUNCTIONS.forEach(function -> registry.on(function, this::look));
  }

  private void look(Window window, int at, int next, Hits hits) {
    if (!Edges.begins(window.bytes(), window.start(), at)) {
      return;
    }
    int close = close(window, next);
    if (close < 0) {
      return;
    }
    int end = close;
    boolean hasChecksum = window.at(end) == '#';
    if (hasChecksum) {
      end =
          CharClass.LOWER_ALNUM.endOfRun(
              window.bytes(), end + 1, Math.min(window.end(), end + CHECKSUM + 2));
    }
    try {
      // Source code and JSON write its marks of hardened steps with escapes.
      String text = window.latin1(at, end).replace("\\'", "'");
      if (Descriptor.parse(text).hasPrivateKeys()) {
        hits.add(rule, at, end);
      }
    } catch (BitcoinException e) {
      // No descriptor, or one that was mistyped.
    }
  }

  /** Behind the parenthesis that closes; -1 where nothing private can be within. */
  private static int close(Window window, int next) {
    int depth = 1;
    boolean mayBePrivate = false;
    int limit = Math.min(window.end(), next + LONGEST);
    int run = 0;
    for (int i = next; i < limit; i++) {
      byte b = window.bytes()[i];
      if (b < ' ' || b == '"' || b == ';') {
        return -1;
      }
      run = CharClass.BASE58.has(b) ? run + 1 : 0;
      mayBePrivate |= run >= 51;
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
      if (depth == 0) {
        return mayBePrivate ? i + 1 : -1;
      }
    }
    return -1;
  }
}
