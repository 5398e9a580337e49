package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * What signing brought.
 *
 * @param psbt with the signatures added; finalized if complete
 * @param signedInputs the indexes of the inputs that got a signature now, ascending
 * @param transaction the signed transaction, verified, if every input is finished
 */
public record SigningResult(
    Psbt psbt, List<Integer> signedInputs, Optional<Transaction> transaction) {
  public SigningResult {
    signedInputs = List.copyOf(signedInputs);
  }

  /** Whether every input is finished. */
  public boolean complete() {
    return transaction.isPresent();
  }
}
