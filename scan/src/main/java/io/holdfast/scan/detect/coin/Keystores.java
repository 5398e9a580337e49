package io.holdfast.scan.detect.coin;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;

/** Encrypted keys of Ethereum as JSON (Web3 secret storage, EIP-2335). */
final class Keystores {
  private static final int NEAR = 2500;

  private final Rule rule;

  Keystores(Registry registry) {
    rule =
        registry.rule(
            "ethereum-keystore", "Encrypted private key of Ethereum as JSON", Evidence.STRUCTURE);
  }

  void register(Registry registry) {
    registry.onAnyCase("\"ciphertext\"", this::web3);
    registry.onAnyCase("\\\"ciphertext\\\"", this::web3);
    registry.onAnyCase("\"cipher\":", this::eip2335);
  }

  private void web3(Window window, int at, int next, Hits hits) {
    int from = value(window, next);
    int to = CharClass.HEX.endOfRun(window.bytes(), from, window.end());
    if (to - from >= 64
        && to - from <= 128
        && isNear(window, at, "mac")
        && isNear(window, at, "kdf")) {
      hits.add(rule, from, to);
    }
  }

  private void eip2335(Window window, int at, int next, Hits hits) {
    int message = -1;
    for (int i = next; i < Math.min(window.end(), next + 600); i++) {
      if (window.hasAnyCase(i, "\"message\"")) {
        message = i + 9;
        break;
      }
    }
    if (message > 0 && isNear(window, at, "\"checksum\"") && isNear(window, at, "\"kdf\"")) {
      int from = value(window, message);
      int to = CharClass.HEX.endOfRun(window.bytes(), from, window.end());
      if (to - from == 64) {
        hits.add(rule, from, to);
      }
    }
  }

  private static int value(Window window, int next) {
    int i = next;
    while (i < window.end() && i < next + 20 && !CharClass.HEX.has(window.at(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNear(Window window, int at, String word) {
    return window.lastIndexOf(word, at - NEAR, at + NEAR) >= 0;
  }
}
