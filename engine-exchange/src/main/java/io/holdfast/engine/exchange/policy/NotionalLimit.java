package io.holdfast.engine.exchange.policy;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What all orders of a window may be worth together.
 *
 * @param asset in which they are worth it: the quote asset of their markets
 */
record NotionalLimit(String asset, BigDecimal max, Duration window) {
  /** Where its orders are noted, below those of a key. */
  String place() {
    return asset + "/" + window.toSeconds();
  }
}
