package io.holdfast.bitcoin.verify;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Script;
import fr.acinq.bitcoin.ScriptFlags;
import fr.acinq.bitcoin.TxIn;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;

/** The script interpreter of bitcoin-kmp, with all rules that nodes relay by. */
public final class InterpreterVerifier implements ScriptVerifier {
  @Override
  public String name() {
    return "bitcoin-kmp script interpreter";
  }

  @Override
  public void verify(Transaction transaction, List<TxOut> spent, List<Integer> inputs) {
    fr.acinq.bitcoin.Transaction parsed =
        fr.acinq.bitcoin.Transaction.read(transaction.serialize());
    List<fr.acinq.bitcoin.TxOut> prevouts =
        spent.stream()
            .map(output ->
                new fr.acinq.bitcoin.TxOut(new Satoshi(output.value()), output.script().toArray()))
            .toList();
    KeyPathVerifier keyPaths = new KeyPathVerifier(parsed, prevouts);
    for (int index : inputs) {
      boolean verifies;
      try {
        verifies =
            keyPaths.suits(index) ? keyPaths.verifies(index) : verifies(parsed, prevouts, index);
      } catch (RuntimeException e) {
        // An output key that is no point, an amount that is none.
        throw new VerificationFailed(failure(index) + ": " + e.getMessage(), e);
      }
      if (!verifies) {
        throw new VerificationFailed(failure(index));
      }
    }
  }

  private boolean verifies(
      fr.acinq.bitcoin.Transaction transaction, List<fr.acinq.bitcoin.TxOut> prevouts, int index) {
    fr.acinq.bitcoin.TxOut output = prevouts.get(index);
    Script.Context context = new Script.Context(transaction, index, output.amount, prevouts);
    TxIn input = transaction.txIn.get(index);
    ByteVector scriptSig = input.signatureScript;
    return new Script.Runner(context, ScriptFlags.STANDARD_SCRIPT_VERIFY_FLAGS)
        .verifyScripts(scriptSig, output.publicKeyScript, input.witness);
  }

  private String failure(int index) {
    return "input " + index + " does not satisfy the script it spends (" + name() + ")";
  }
}
