package io.holdfast.engine.bitcoin.sign;

import io.holdfast.api.Call;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.judge.Candidate;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
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
    CheckedPsbt checked = check(psbt, wallet, allowed(call, stored));
    SanityCheck.dust(checked);
    LocatedPsbt located = located(checked, wallet);
    return new Draft(new Candidate(call.get(Named.NAME), stored, located), OwnInputs.of(located));
  }

  /** What signatures may commit to: the whole transaction, unless the policy says otherwise. */
  private static AllowedSighashes allowed(Call call, StoredWallet stored) {
    return StoredPolicy.find(call.storage(), stored.policy())
        .map(version -> AllowedSighashes.named(version.policy().sighashTypes()))
        .orElse(AllowedSighashes.WHOLE);
  }

  private static LocatedPsbt located(CheckedPsbt checked, Wallet wallet) {
    LocatedPsbt located = LocatedPsbt.of(checked, wallet);
    try {
      located.requireTrueChange();
      return located;
    } catch (SigningRefused e) {
      throw Inputs.refused(SignPath.PSBT.name(), e);
    }
  }

  private static CheckedPsbt check(Psbt psbt, Wallet wallet, AllowedSighashes allowed) {
    try {
      return PsbtCheck.check(psbt, wallet.network(), allowed);
    } catch (SigningRefused e) {
      throw Inputs.refused(SignPath.PSBT.name(), e);
    } catch (BitcoinException e) {
      throw Inputs.invalid(SignPath.PSBT.name(), e);
    }
  }
}
