package io.holdfast.engine.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The scripts of the wallet that a transaction spends. An input that isn't the wallet's own must
 * not name their keys: a key would sign for coins that the policy didn't count as leaving.
 */
record OwnInputs(List<WalletScript> scripts) {

  /**
   * The wallet's own inputs.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when there are none, or another input names a
   *     key of one
   */
  static OwnInputs of(LocatedPsbt located) {
    List<WalletScript> own = located.inputs().stream().flatMap(Optional::stream).toList();
    if (own.isEmpty()) {
      throw Inputs.invalid(
          SignPath.PSBT.name(),
          "no input is proven to be this wallet's own; each needs the bip32_derivation (for"
              + " taproot: tap_bip32_derivation) of its keys, with the wallet's fingerprint and"
              + " path");
    }
    Set<Bytes> keys = new HashSet<>();
    for (WalletScript script : own) {
      for (DerivedKey key : script.derived().signers()) {
        keys.add(key.publicKey());
        keys.add(key.xOnly());
      }
    }
    for (int i = 0; i < located.inputs().size(); i++) {
      PsbtInput fields = located.checked().psbt().inputs().get(i);
      if (located.inputs().get(i).isEmpty() && names(fields, keys)) {
        throw Inputs.invalid(
            SignPath.PSBT.name(),
            "input "
                + i
                + " names a key of this wallet but spends a script that is not the wallet's; take"
                + " it out of the transaction");
      }
    }
    return new OwnInputs(own);
  }

  private static boolean names(PsbtInput input, Set<Bytes> keys) {
    return input.keyOrigins().keySet().stream().anyMatch(keys::contains)
        || input.taproot().keyOrigins().keySet().stream().anyMatch(keys::contains);
  }
}
