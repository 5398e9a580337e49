package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.Language;
import java.util.List;

/**
 * A proof that shares and passphrase still restore a wallet: the wallet is restored, the
 * fingerprint of its master key compared with the known one, and everything else erased.
 *
 * @param found the master fingerprint that the shares and the passphrase give
 * @param expected the wallet's, as its descriptors and key origins name it
 * @param shares how many shares took part, each of them checked
 */
public record RestoreDrill(Fingerprint found, Fingerprint expected, int shares) {
  /**
   * A drill with shares of a BIP-32 seed.
   *
   * @throws ShareException when they restore nothing, with the share and the cause
   */
  public static RestoreDrill ofSeed(
      List<String> sentences, String passphrase, Fingerprint expected) {
    try (EncryptedSecret encrypted = EncryptedSecret.restore(sentences);
        WalletSeed seed = encrypted.decryptSeed(passphrase);
        ExtendedPrivateKey master = seed.masterKey(ExtendedKeyVersion.MAIN)) {
      return new RestoreDrill(master.fingerprint(), expected, sentences.size());
    }
  }

  /**
   * A drill with shares of the entropy of a BIP-39 mnemonic.
   *
   * @param mnemonicPassphrase the mnemonic's own, empty for none
   * @throws ShareException when they restore nothing, with the share and the cause
   */
  public static RestoreDrill ofEntropy(
      List<String> sentences,
      String passphrase,
      Language language,
      String mnemonicPassphrase,
      Fingerprint expected) {
    try (EncryptedSecret encrypted = EncryptedSecret.restore(sentences);
        MnemonicEntropy entropy = encrypted.decryptEntropy(passphrase);
        ExtendedPrivateKey master =
            entropy.masterKey(language, mnemonicPassphrase, ExtendedKeyVersion.MAIN)) {
      return new RestoreDrill(master.fingerprint(), expected, sentences.size());
    }
  }

  /** Whether the wallet is the expected one. */
  public boolean passed() {
    return found.equals(expected);
  }

  /** What the drill showed, and where to look when it failed. */
  public String verdict() {
    return passed()
        ? "%d shares restore the wallet %s".formatted(shares, expected)
        : ("%d shares go together, but give the wallet %s instead of %s: they are of another"
                + " wallet, the passphrase is another, or a seed was taken for entropy or the"
                + " reverse")
            .formatted(shares, found, expected);
  }
}
