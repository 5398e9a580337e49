package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;

/** Something that can run scripts. */
public interface ScriptVerifier {
  /** What it is, for a log line and for errors. */
  String name();

  /**
   * Verifies that inputs satisfy the scripts they spend. Lock times and relative lock times are
   * compared with the transaction only, not with any chain.
   *
   * @param transaction with unlocking scripts and witnesses
   * @param spent the outputs it spends, one for each input in their order
   * @param inputs the indexes of the inputs to verify
   * @throws VerificationFailed naming the first one that does not
   */
  void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs);
}
