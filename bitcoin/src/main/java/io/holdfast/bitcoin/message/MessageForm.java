package io.holdfast.bitcoin.message;

import java.util.Locale;

/** How a signed message is written down. */
public enum MessageForm {
  /** BIP-322, the witness alone: for segwit addresses. */
  SIMPLE,
  /** BIP-322, the whole transaction: for any address. */
  FULL,
  /** BIP-137, one recoverable signature: for addresses of a single key before taproot. */
  LEGACY;

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
