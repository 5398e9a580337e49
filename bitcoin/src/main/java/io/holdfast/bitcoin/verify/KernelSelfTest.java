package io.holdfast.bitcoin.verify;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.List;

/**
 * Shows that the library says yes and no as expected before it is trusted. Its interface is young;
 * were its flags numbered differently one day, it would take any witness for a valid one, which is
 * worse than no library.
 */
final class KernelSelfTest {
  /** The key one, whose public key is the generator point: nothing is worth anything here. */
  private static final byte[] KEY = Bytes.fromHex("00".repeat(31) + "01").toArray();

  private static final long AMOUNT = 1000;

  private KernelSelfTest() {}

  static void run(ScriptVerifier verifier, String path) {
    Bytes publicKey = Bytes.of(Secp256k1.publicKey(KEY));
    TxOut taproot = new TxOut(AMOUNT, Scripts.p2tr(publicKey.slice(1, 33)));
    TxOut segwit = new TxOut(AMOUNT, Scripts.p2wpkhOf(publicKey));
    TxIn in = TxIn.unsigned(new OutPoint(TxId.ZERO, 0), TxIn.FINAL);
    Transaction unsigned = new Transaction(2, List.of(in), List.of(taproot), 0);
    byte[] hash =
        new SegwitSighash(unsigned, List.of(taproot)).taprootKeyPath(0, SighashType.DEFAULT);
    Witness right = Witness.of(Bytes.of(Secp256k1.signSchnorr(KEY, hash, new byte[32])));
    Witness wrong = Witness.of(Bytes.of(Secp256k1.signSchnorr(KEY, new byte[32], new byte[32])));
    Witness noKey = Witness.of(Bytes.of((byte) 1));
    boolean works =
        passes(verifier, unsigned, taproot, right)
            && !passes(verifier, unsigned, taproot, wrong)
            && !passes(verifier, unsigned, segwit, noKey);
    if (!works) {
      throw new IllegalStateException(
          "the libbitcoinkernel at '" + path + "' fails its self-test; use another version");
    }
  }

  private static boolean passes(
      ScriptVerifier verifier, Transaction unsigned, TxOut spent, Witness witness) {
    TxIn signed = unsigned.inputs().getFirst().signed(Script.EMPTY, witness);
    try {
      verifier.verify(unsigned.withInputs(List.of(signed)), List.of(spent), List.of(0));
      return true;
    } catch (VerificationFailed _) {
      return false;
    }
  }
}
