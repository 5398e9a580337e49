package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.Witness;
import java.util.ArrayList;
import java.util.List;

/** Takes the signed transaction out of a PSBT (BIP-174's extractor). */
public final class Extractor {
  private Extractor() {}

  /**
   * The signed transaction; whether its scripts are satisfied is not checked here.
   *
   * @throws PsbtException naming the first input that is not final
   */
  public static Transaction extract(Psbt psbt) {
    for (int i = 0; i < psbt.inputs().size(); i++) {
      if (!psbt.inputs().get(i).isFinal()) {
        throw new PsbtException(
            "PSBT input " + i + " is not finalized, so there is no transaction to extract yet");
      }
    }
    return extractFinished(psbt);
  }

  /** The transaction with what is final; the other inputs are empty. */
  public static Transaction extractFinished(Psbt psbt) {
    Transaction unsigned = psbt.unsignedTransaction();
    List<TxIn> signed = new ArrayList<>(unsigned.inputs().size());
    for (int i = 0; i < unsigned.inputs().size(); i++) {
      PsbtInput input = psbt.inputs().get(i);
      signed.add(
          unsigned
              .inputs()
              .get(i)
              .signed(
                  input.finalScriptSig().orElse(Script.EMPTY),
                  input.finalWitness().orElse(Witness.EMPTY)));
    }
    return unsigned.withInputs(signed);
  }
}
