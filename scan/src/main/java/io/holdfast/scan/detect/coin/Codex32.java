package io.holdfast.scan.detect.coin;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Edges;
import java.math.BigInteger;
import java.util.Locale;

/** codex32 (BIP-93): a seed or a share of one, also Core Lightning's ({@code cl1}). */
final class Codex32 {
  private static final String CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final BigInteger[] GENERATOR = {
    new BigInteger("19dc500ce73fde210", 16),
    new BigInteger("1bfae00def77fe529", 16),
    new BigInteger("1fbd920fffe7bee52", 16),
    new BigInteger("1739640bdeee3fdad", 16),
    new BigInteger("07729a039cfc75f5a", 16)
  };
  private static final BigInteger TARGET = new BigInteger("10ce0795c2fd1e62a", 16);
  private static final BigInteger LOW = BigInteger.ONE.shiftLeft(60).subtract(BigInteger.ONE);
  private static final int LEAST = 48;
  private static final int MOST = 93;

  private final Rule rule;

  Codex32(Registry registry) {
    rule =
        registry.rule(
            "codex32-secret",
            "Seed or share in codex32 (BIP-93; hsm_secret of Core Lightning), its checksum checked",
            Evidence.CHECKSUM);
  }

  void register(Registry registry) {
    registry.onAnyCase("ms1", this::look);
    registry.onAnyCase("cl1", this::look);
  }

  private void look(Window window, int at, int next, Hits hits) {
    byte[] bytes = window.bytes();
    int end = CharClass.ALNUM.endOfRun(bytes, next, Math.min(window.end(), at + MOST + 1));
    int size = end - at;
    if (size >= LEAST
        && size <= MOST
        && Edges.begins(bytes, window.start(), at)
        && Edges.ends(bytes, end, window.end())
        && isValid(window.latin1(at, end).toLowerCase(Locale.ROOT))) {
      hits.add(rule, at, end);
    }
  }

  /** Whether the short checksum of a text in lower case matches. */
  static boolean isValid(String text) {
    BigInteger residue = start(text.substring(0, 2));
    for (int i = 3; i < text.length(); i++) {
      int value = CHARSET.indexOf(text.charAt(i));
      if (value < 0) {
        return false;
      }
      residue = step(residue, value);
    }
    return residue.equals(TARGET);
  }

  /** The residue after a prefix, expanded as BIP-173 does. */
  private static BigInteger start(String prefix) {
    BigInteger residue = BigInteger.ONE;
    for (int i = 0; i < prefix.length(); i++) {
      residue = step(residue, prefix.charAt(i) >>> 5);
    }
    residue = step(residue, 0);
    for (int i = 0; i < prefix.length(); i++) {
      residue = step(residue, prefix.charAt(i) & 31);
    }
    return residue;
  }

  private static BigInteger step(BigInteger residue, int value) {
    int top = residue.shiftRight(60).intValue();
    BigInteger next = residue.and(LOW).shiftLeft(5).xor(BigInteger.valueOf(value));
    for (int bit = 0; bit < GENERATOR.length; bit++) {
      if (((top >> bit) & 1) == 1) {
        next = next.xor(GENERATOR[bit]);
      }
    }
    return next;
  }
}
