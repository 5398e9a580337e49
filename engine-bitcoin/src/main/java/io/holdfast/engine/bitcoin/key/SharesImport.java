package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.slip39.EncryptedSecret;
import io.holdfast.bitcoin.slip39.MnemonicEntropy;
import io.holdfast.bitcoin.slip39.WalletSeed;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.List;

/** Restores a key from SLIP-39 shares: their passphrase may cost more than a transaction may. */
final class SharesImport implements Effect {
  /** 2,560,000 rounds, a second or two; what is made here asks for 20,000. */
  private static final int MOST_EXPONENT = 8;

  private final Network network;
  private final List<String> shares;
  private final String sharesPassphrase;
  private final boolean ofEntropy;
  private final Language language;
  private final String passphrase;

  SharesImport(Call call) {
    this.network = KeyFields.network(call);
    this.shares = call.get(KeyFields.SHARES);
    this.sharesPassphrase = call.get(KeyFields.SHARES_PASSPHRASE);
    this.ofEntropy = call.get(KeyFields.SHARES_OF).equals("bip39-entropy");
    this.language = KeyFields.language(call).orElse(Language.ENGLISH);
    this.passphrase = call.get(KeyFields.PASSPHRASE);
  }

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    NewKey key = Inputs.of(KeyFields.SHARES.name(), this::restore);
    // The completion may run again: what it stores is erased when the collector finds it.
    return call -> KeyPath.store(call, key);
  }

  private NewKey restore() {
    try (EncryptedSecret encrypted = EncryptedSecret.restore(shares)) {
      int exponent = encrypted.set().iterationExponent();
      if (exponent > MOST_EXPONENT) {
        throw Inputs.invalid(
            KeyFields.SHARES.name(),
            "their iteration exponent is %d, whose rounds would take too long here; at most %d is taken"
                .formatted(exponent, MOST_EXPONENT));
      }
      return ofEntropy ? ofEntropy(encrypted) : ofSeed(encrypted);
    }
  }

  private NewKey ofSeed(EncryptedSecret encrypted) {
    try (WalletSeed seed = encrypted.decryptSeed(sharesPassphrase)) {
      SecretBytes copy = seed.secret().copy();
      return NewKey.ofSeed(KeySource.SHARES, copy, network);
    }
  }

  private NewKey ofEntropy(EncryptedSecret encrypted) {
    try (MnemonicEntropy entropy = encrypted.decryptEntropy(sharesPassphrase);
        Mnemonic mnemonic = entropy.mnemonic(language)) {
      return NewKey.ofMnemonic(KeySource.SHARES, mnemonic, passphrase, network);
    }
  }
}
