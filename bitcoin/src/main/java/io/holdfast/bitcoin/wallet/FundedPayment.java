package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.Dust;
import java.util.Optional;

/**
 * A payment whose coins, payments, fee and change add up.
 *
 * @param psbt with nothing signed
 * @param fee in sat
 * @param vsize the most virtual bytes that the signed transaction can have
 * @param change what goes back to the wallet; empty where nothing is left, or only dust
 */
public record FundedPayment(Psbt psbt, long fee, int vsize, Optional<Change> change) {
  /**
   * The output that goes back.
   *
   * @param index of the output
   */
  public record Change(int index, WalletScript own, long amount) {}

  /**
   * Adds change to a draft, and the fee that the goal asks for. Where change would be dust, the fee
   * takes it.
   *
   * @param change where it goes; without one, the fee takes all that is left
   * @throws WalletException when the coins don't suffice, with what is missing
   */
  public static FundedPayment of(PaymentDraft draft, FeeGoal goal, Optional<WalletScript> change) {
    long left = draft.inputSum() - draft.outputSum();
    if (left < 0) {
      throw missing(draft, draft.outputSum());
    }
    long dust = change.map(own -> Dust.threshold(own.derived().scriptPubKey())).orElse(0L);
    if (change.isPresent() && left >= dust) {
      WalletScript own = change.get();
      int vsize = vsize(draft.and(own, dust).psbt());
      long back = left - goal.fee(vsize);
      if (back >= dust) {
        PaymentDraft whole = draft.and(own, back);
        return new FundedPayment(
            whole.psbt(),
            left - back,
            vsize,
            Optional.of(new Change(whole.outputCount() - 1, own, back)));
      }
    }
    Psbt psbt = draft.psbt();
    int vsize = vsize(psbt);
    long least = goal.fee(vsize);
    if (left < least) {
      throw missing(draft, draft.outputSum() + least);
    }
    return new FundedPayment(psbt, left, vsize, Optional.empty());
  }

  private static WalletException missing(PaymentDraft draft, long needed) {
    return new WalletException(
        "the coins hold %d sat, and the outputs with the fee take %d sat or more: %d sat are missing"
            .formatted(draft.inputSum(), needed, needed - draft.inputSum()));
  }

  /**
   * Adds an output that gets all that is left after the fee.
   *
   * @throws WalletException when that would be dust
   */
  public static FundedPayment emptied(PaymentDraft draft, FeeGoal goal, Script rest) {
    long dust = Dust.threshold(rest);
    if (draft.outputSum() + dust >= draft.inputSum()) {
      throw missing(draft, draft.outputSum() + dust + 1);
    }
    int vsize = vsize(draft.and(rest, Math.max(dust, 1)).psbt());
    long fee = goal.fee(vsize);
    long amount = draft.inputSum() - draft.outputSum() - fee;
    if (amount < dust) {
      throw new WalletException(
          "after the fee of %d sat %d sat are left, and nodes relay %d sat or more"
              .formatted(fee, amount, dust));
    }
    return new FundedPayment(draft.and(rest, amount).psbt(), fee, vsize, Optional.empty());
  }

  private static int vsize(Psbt psbt) {
    return PsbtCheck.check(psbt, AllowedSighashes.EVERY).size().greatestVsize();
  }
}
