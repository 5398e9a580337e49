package io.holdfast.engine.bitcoin.share;

/** What shares are of. The shares themselves don't say it. */
enum ShareContent {
  /** The BIP-32 seed, as every wallet that reads SLIP-39 takes it. */
  SEED("seed"),
  /** The entropy of a BIP-39 mnemonic, which other wallets take for a seed of another wallet. */
  BIP39_ENTROPY("bip39-entropy");

  private final String label;

  ShareContent(String label) {
    this.label = label;
  }

  /** The name in requests and answers. */
  String label() {
    return label;
  }

  static ShareContent named(String label) {
    return label.equals(BIP39_ENTROPY.label) ? BIP39_ENTROPY : SEED;
  }
}
