package io.holdfast.acceptance.bitcoin;

import java.util.Map;

/**
 * An output that can be spent: at a place of a wallet's.
 *
 * @param transaction the one that made it, in hex
 * @param script its scriptPubKey, in hex
 * @param amount in sat
 * @param branch 0 for receiving, 1 for change
 */
record Coin(String transaction, int vout, String script, long amount, int branch, int index) {
  Map<String, Object> forDraft() {
    return Map.of("transaction", transaction, "vout", vout, "branch", branch, "index", index);
  }

  Map<String, Object> forKernel() {
    return Map.of("script", script, "amount", amount);
  }
}
