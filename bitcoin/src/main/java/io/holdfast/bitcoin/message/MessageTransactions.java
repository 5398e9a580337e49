package io.holdfast.bitcoin.message;

import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The two transactions of BIP-322, which no chain ever takes: one that pays nothing to the
 * address's script and names the message, and one that spends it.
 */
final class MessageTransactions {
  private static final String TAG = "BIP0322-signed-message";
  private static final long NO_OUTPUT = 0xffff_ffffL;
  private static final TxOut NOTHING =
      new TxOut(0, new ScriptBuilder().op(OpCodes.OP_RETURN).build());

  private MessageTransactions() {}

  /** The hash of a message as BIP-322 tags it, 32 bytes. */
  static byte[] hash(String message) {
    return Hashes.tagged(TAG, message.getBytes(StandardCharsets.UTF_8));
  }

  /** The transaction that is spent. */
  static Transaction toSpend(String message, Script script) {
    Script names = new ScriptBuilder().op(OpCodes.OP_0).push(hash(message)).build();
    return new Transaction(
        0,
        List.of(new TxIn(new OutPoint(TxId.ZERO, NO_OUTPUT), names, 0, Witness.EMPTY)),
        List.of(new TxOut(0, script)),
        0);
  }

  /** The transaction whose first input is the signature, in the shape of the simple form. */
  static Transaction toSign(Transaction toSpend) {
    return new Transaction(
        0, List.of(TxIn.unsigned(new OutPoint(toSpend.txid(), 0), 0)), List.of(NOTHING), 0);
  }

  /** Whether a transaction is one that signs a message, whatever its times are. */
  static boolean isToSign(Transaction transaction, Transaction toSpend) {
    return (transaction.version() == 0 || transaction.version() == 2)
        && transaction.outputs().equals(List.of(NOTHING))
        && !transaction.inputs().isEmpty()
        && transaction.inputs().getFirst().previous().equals(new OutPoint(toSpend.txid(), 0));
  }
}
