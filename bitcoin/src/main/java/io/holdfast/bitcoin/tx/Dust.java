package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;

/**
 * Dust: an output that costs more to spend than a third of its value, which nodes don't relay. The
 * figures are those of Bitcoin Core's default dust relay feerate, 3 sat/vB.
 */
public final class Dust {
  private static final int FEERATE = 3;

  /** An input's virtual size with a signature and a key in scriptSig. */
  private static final int LEGACY_SPEND = 148;

  /** An input's virtual size with a signature and a key in the witness. */
  private static final int WITNESS_SPEND = 67;

  private Dust() {}

  /** The least amount in satoshi that is not dust; 0 for an output that can never be spent. */
  public static long threshold(Script script) {
    if (script.isUnspendable()) {
      return 0;
    }
    int size = new TxOut(0, script).size();
    return (long) FEERATE * (size + (isWitness(script) ? WITNESS_SPEND : LEGACY_SPEND));
  }

  /** Whether nodes would refuse to relay a transaction with this output. */
  public static boolean isDust(TxOut output) {
    return output.value() < threshold(output.script());
  }

  private static boolean isWitness(Script script) {
    return switch (OutputType.of(script)) {
      case OutputType.PayToWitnessPublicKeyHash _,
          OutputType.PayToWitnessScriptHash _,
          OutputType.PayToTaproot _,
          OutputType.UnknownWitness _ ->
          true;
      case OutputType.PayToPublicKey _,
          OutputType.PayToPublicKeyHash _,
          OutputType.PayToScriptHash _,
          OutputType.Multisig _,
          OutputType.DataCarrier _,
          OutputType.NonStandard _ ->
          false;
    };
  }
}
