package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import java.util.List;

/** What says that two PSBTs are of one transaction. */
final class Identity {
  private Identity() {}

  /** Version 0: the unsigned transaction's id; version 2: that with all sequences 0 (BIP-370). */
  static TxId of(Psbt psbt) {
    Transaction unsigned = psbt.unsignedTransaction();
    if (psbt.version() == 0) {
      return unsigned.txid();
    }
    List<TxIn> inputs =
        unsigned.inputs().stream().map(input -> TxIn.unsigned(input.previous(), 0)).toList();
    return unsigned.withInputs(inputs).txid();
  }
}
