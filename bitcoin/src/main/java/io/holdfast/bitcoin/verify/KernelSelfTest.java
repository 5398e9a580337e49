package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;

/**
 * Shows that the library says yes and no as expected before it is trusted: its interface is young,
 * and one that answers yes to everything would be worse than none.
 */
final class KernelSelfTest {
  private static final TxOut ANYONE = new TxOut(1, Script.of((byte) OpCodes.OP_1));
  private static final TxOut NOBODY = new TxOut(1, Script.of((byte) OpCodes.OP_RETURN));

  private KernelSelfTest() {}

  static void run(ScriptVerifier verifier, String path) {
    TxIn first = TxIn.unsigned(new OutPoint(TxId.ZERO, 0), TxIn.FINAL);
    TxIn second = TxIn.unsigned(new OutPoint(TxId.ZERO, 1), TxIn.FINAL);
    Transaction transaction =
        new Transaction(2, List.of(first, second), List.of(new TxOut(1, ANYONE.script())), 0);
    List<TxOut> spent = List.of(ANYONE, NOBODY);
    if (!passes(verifier, transaction, spent, 0) || passes(verifier, transaction, spent, 1)) {
      throw new IllegalStateException(
          "the libbitcoinkernel at '" + path + "' fails its self-test; use another version");
    }
  }

  private static boolean passes(
      ScriptVerifier verifier, Transaction transaction, List<TxOut> spent, int input) {
    try {
      verifier.verify(transaction, spent, List.of(input));
      return true;
    } catch (VerificationFailed _) {
      return false;
    }
  }
}
