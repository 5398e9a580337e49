package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Hits;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.Decoding;
import io.holdfast.scan.text.Likeness;

/** Shares of the key that unseals a Vault, OpenBao or Holdfast, as {@code operator init} prints. */
final class UnsealKeys {
  private final Rule rule;

  UnsealKeys(Registry registry) {
    rule =
        registry.rule(
            "vault-unseal-key", "Unseal or recovery key of a Vault server", Evidence.CONTEXT);
  }

  void register(Registry registry) {
    registry.onAnyCase("unseal key", this::line);
    registry.onAnyCase("recovery key", this::line);
    registry.onAnyCase("unseal_keys_b64", this::list);
    registry.onAnyCase("unseal_keys_hex", this::list);
    registry.onAnyCase("recovery_keys_b64", this::list);
    registry.onAnyCase("operator unseal ", this::line);
  }

  private void line(Window window, int at, int next, Hits hits) {
    int end = window.lineEnd(next, 120);
    shares(window, next, end, hits);
  }

  private void list(Window window, int at, int next, Hits hits) {
    int end = next;
    while (end < window.end() && end < next + 4096 && window.at(end) != ']') {
      end++;
    }
    shares(window, next, end, hits);
  }

  private void shares(Window window, int from, int to, Hits hits) {
    byte[] bytes = window.bytes();
    int at = from;
    while (at < to) {
      int end = CharClass.PADDED_BASE64.endOfRun(bytes, at, to);
      if (isShare(window, at, end)) {
        hits.add(rule, at, end);
      }
      at = end + 1;
    }
  }

  private static boolean isShare(Window window, int from, int to) {
    int size = to - from;
    boolean hex = (size == 64 || size == 66) && CharClass.HEX.isAll(window.bytes(), from, to);
    return hex
        || (size == 44
            && Decoding.base64(window.slice(from, to))
                .filter(bytes -> bytes.length == 32 || bytes.length == 33)
                .filter(Likeness::isRandom)
                .isPresent());
  }
}
