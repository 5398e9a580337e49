package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * What signing brought.
 *
 * @param psbt with the signatures added; finalized if complete
 * @param signedInputs the indexes of the inputs that got a signature now, partial ones included,
 *     ascending
 * @param nonceInputs the indexes of the inputs that got a public nonce now, ascending
 * @param transaction the signed transaction, verified, if every input is finished
 */
public record SigningResult(
    Psbt psbt,
    List<Integer> signedInputs,
    List<Integer> nonceInputs,
    Optional<Transaction> transaction) {
  public SigningResult {
    nonceInputs = List.copyOf(nonceInputs);
    signedInputs = List.copyOf(signedInputs);
  }

  /** Whether every input is finished. */
  public boolean complete() {
    return transaction.isPresent();
  }
}
