package io.holdfast.scan.detect.coin;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Key pairs of Solana: 64 bytes as a list of numbers, a secret and the public key it gives. */
final class SolanaKeys {
  private static final int SIZE = 64;

  private final Rule rule;

  SolanaKeys(Registry registry) {
    rule =
        registry.rule(
            "solana-key", "Key pair of Solana: the halves belong together", Evidence.CHECKSUM);
  }

  void register(Registry registry) {
    registry.onAnyCase("[", this::look);
  }

  static boolean isPair(byte[] pair) {
    if (pair.length != SIZE) {
      return false;
    }
    byte[] derived = new byte[32];
    Ed25519.generatePublicKey(pair, 0, derived, 0);
    return Arrays.equals(derived, 0, 32, pair, 32, SIZE);
  }

  private void look(Window window, int at, int next, Hits hits) {
    byte[] numbers = new byte[SIZE];
    int i = next;
    for (int n = 0; n < SIZE; n++) {
      i = blank(window, i);
      int value = 0;
      int digits = 0;
      while (digits < 3 && window.at(i) >= '0' && window.at(i) <= '9') {
        value = value * 10 + window.at(i++) - '0';
        digits++;
      }
      i = blank(window, i);
      if (digits == 0 || value > 255 || window.at(i++) != (n == SIZE - 1 ? ']' : ',')) {
        return;
      }
      numbers[n] = (byte) value;
    }
    if (isPair(numbers)) {
      hits.add(rule, at, i);
    }
  }

  private static int blank(Window window, int from) {
    int i = from;
    while (window.at(i) == ' '
        || window.at(i) == '\n'
        || window.at(i) == '\r'
        || window.at(i) == '\t') {
      i++;
    }
    return i;
  }
}
