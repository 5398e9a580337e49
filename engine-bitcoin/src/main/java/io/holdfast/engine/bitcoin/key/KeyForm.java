package io.holdfast.engine.bitcoin.key;

import java.util.Locale;

/** What is held of a key. */
public enum KeyForm {
  /** The BIP-32 seed of a master key. */
  SEED,
  /** An extended private key, of whose seed nothing is known. */
  XPRV,
  /** A single private key, without children. */
  SINGLE,
  /** A public key only. */
  WATCH_ONLY;

  /** The name in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
