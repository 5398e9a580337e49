package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.judge.Candidate;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;

/**
 * A PSBT that a wallet could sign, as far as no policy is asked.
 *
 * @param own the scripts of the wallet that it spends
 */
record Draft(Candidate candidate, OwnInputs own) {

  /**
   * Reads and checks a PSBT for the wallet that the path names.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest with the rule that no policy could waive
   */
  static Draft of(Call call, String text) {
    StoredWallet stored = StoredWallet.of(call);
    stored.requireSigning(call.get(Named.NAME));
    Wallet wallet = stored.wallet();
    Psbt psbt = Inputs.of(SignPath.PSBT.name(), () -> Psbt.parseBase64(text));
    CheckedPsbt checked = check(psbt, wallet);
    SanityCheck.dust(checked);
    LocatedPsbt located = LocatedPsbt.of(checked, wallet);
    return new Draft(new Candidate(call.get(Named.NAME), stored, located), OwnInputs.of(located));
  }

  private static CheckedPsbt check(Psbt psbt, Wallet wallet) {
    try {
      return PsbtCheck.check(psbt, wallet.network());
    } catch (SigningRefused e) {
      throw Signature.refusal(e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(SignPath.PSBT.name(), e);
    }
  }
}
