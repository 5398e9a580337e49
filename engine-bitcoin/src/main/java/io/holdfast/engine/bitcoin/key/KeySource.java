package io.holdfast.engine.bitcoin.key;

import java.util.Locale;

/** Where a key came from. */
public enum KeySource {
  /** Made here from fresh entropy. */
  GENERATED,
  /** A BIP-39 sentence that was given. */
  MNEMONIC,
  /** A BIP-32 seed that was given. */
  SEED,
  /** SLIP-39 shares that were given. */
  SHARES,
  /** An extended private key that was given. */
  XPRV,
  /** A single private key in wallet import format that was given. */
  WIF,
  /** A descriptor with a private key in it that was given. */
  DESCRIPTOR,
  /** An extended public key that was given. */
  XPUB,
  /** Another key of this mount (BIP-85). */
  BIP85;

  /** Whether its secret existed outside of this server. */
  public boolean isElsewhere() {
    return switch (this) {
      case GENERATED, BIP85, XPUB -> false;
      case MNEMONIC, SEED, SHARES, XPRV, WIF, DESCRIPTOR -> true;
    };
  }

  /** The name in requests and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
