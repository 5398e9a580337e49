package io.holdfast.bitcoin.policy.fact;

import java.util.Locale;

/** Whose transactions are counted together. */
public enum UsageScope {
  /** All that are signed from the wallet. */
  WALLET,
  /** Those of the wallet that one entity asked for. */
  INITIATOR,
  /** What the wallet pays to one destination. */
  DESTINATION;

  /** The name in documents. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
