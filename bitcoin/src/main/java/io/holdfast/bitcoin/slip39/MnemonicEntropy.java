package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;

/**
 * The entropy of a BIP-39 mnemonic: a way of our own to back such a mnemonic up in short shares.
 *
 * <p><b>A wallet that reads SLIP-39 takes these bytes for a seed and restores another wallet, an
 * empty one.</b> They must be restored here, or be turned into the mnemonic's words first, and the
 * mnemonic's language and passphrase must be known beside the shares.
 */
public final class MnemonicEntropy implements MasterSecret {
  private final SecretBytes entropy;

  private MnemonicEntropy(SecretBytes entropy) {
    this.entropy = entropy;
  }

  /**
   * The entropy in a secret, which is closed with this.
   *
   * @param entropy 16, 20, 24, 28 or 32 bytes
   */
  public static MnemonicEntropy of(SecretBytes entropy) {
    requireSize(entropy.size());
    return new MnemonicEntropy(entropy);
  }

  static void requireSize(int size) {
    if (size < 16 || size > 32 || size % 4 != 0) {
      throw new BitcoinException(
          "entropy of a mnemonic is 16, 20, 24, 28 or 32 bytes, and this has " + size);
    }
  }

  @Override
  public SecretBytes secret() {
    return entropy;
  }

  /** The mnemonic itself; the caller closes it. */
  public Mnemonic mnemonic(Language language) {
    return entropy.use(bytes -> Mnemonic.ofEntropy(bytes, language));
  }

  /**
   * The BIP-32 master key of the mnemonic; the caller closes it.
   *
   * @param passphrase the mnemonic's own (BIP-39), empty for none; not the one of the shares
   */
  public ExtendedPrivateKey masterKey(
      Language language, String passphrase, ExtendedKeyVersion version) {
    try (Mnemonic mnemonic = mnemonic(language);
        SecretBytes seed = mnemonic.seed(passphrase)) {
      return ExtendedPrivateKey.ofSeed(seed, version);
    }
  }

  /** The size only. */
  @Override
  public String toString() {
    return "MnemonicEntropy[" + entropy.size() + " bytes]";
  }
}
