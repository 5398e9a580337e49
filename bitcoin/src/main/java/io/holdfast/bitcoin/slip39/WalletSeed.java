package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.crypto.SecretBytes;

/**
 * The seed of a BIP-32 master key, as SLIP-39 means it: every wallet that reads such shares
 * restores the same keys. A seed of 64 bytes, which a BIP-39 mnemonic gives, makes shares of 59
 * words, and brings back the keys without the mnemonic and its passphrase.
 */
public final class WalletSeed implements MasterSecret {
  private static final int SMALLEST = 16;
  private static final int LARGEST = 64;

  private final SecretBytes seed;

  private WalletSeed(SecretBytes seed) {
    this.seed = seed;
  }

  /**
   * The seed in a secret, which is closed with this.
   *
   * @param seed an even number of bytes, 16 to 64
   */
  public static WalletSeed of(SecretBytes seed) {
    if (seed.size() < SMALLEST || seed.size() > LARGEST || seed.size() % 2 != 0) {
      throw new BitcoinException(
          "seed has %d bytes; shares are made of an even number of them, %d to %d"
              .formatted(seed.size(), SMALLEST, LARGEST));
    }
    return new WalletSeed(seed);
  }

  /** A seed of 32 fresh bytes: shares of 33 words. */
  public static WalletSeed generate() {
    return new WalletSeed(SecretBytes.random(32));
  }

  @Override
  public SecretBytes secret() {
    return seed;
  }

  /** The BIP-32 master key; the caller closes it. */
  public ExtendedPrivateKey masterKey(ExtendedKeyVersion version) {
    return ExtendedPrivateKey.ofSeed(seed, version);
  }

  /** The size only. */
  @Override
  public String toString() {
    return "WalletSeed[" + seed.size() + " bytes]";
  }
}
