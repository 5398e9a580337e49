package io.holdfast.bitcoin.verify;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.bitcoin.XonlyPublicKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Verifies what an interpreter does for a taproot key path signed with DEFAULT, without hashing the
 * whole transaction anew for each input: bitcoin-kmp's hashes over all inputs and outputs are taken
 * once. Whatever else an input is goes to the interpreter.
 */
final class KeyPathVerifier {
  private static final int P2TR_SIZE = 34;
  private static final int SIGNATURE = 64;
  private static final int MESSAGE = 1 + 1 + 4 + 4 + 5 * 32 + 1 + 4;

  /** Where the index of the input stands. */
  private static final int INDEX_AT = MESSAGE - 4;

  private final Transaction transaction;
  private final List<TxOut> spent;

  /** What is signed, up to the index of the input (BIP-341, epoch 0, hash type 0, no annex). */
  private final byte[] message;

  KeyPathVerifier(Transaction transaction, List<TxOut> spent) {
    this.transaction = transaction;
    this.spent = spent;
    Transaction.Companion all = Transaction.Companion;
    this.message =
        ByteBuffer.allocate(MESSAGE)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0)
            .put((byte) 0)
            .putInt((int) transaction.version)
            .putInt((int) transaction.lockTime)
            .put(all.prevoutsSha256(transaction))
            .put(all.amountsSha256(spent))
            .put(all.scriptPubkeysSha256(spent))
            .put(all.sequencesSha256(transaction))
            .put(all.outputsSha256(transaction))
            .put((byte) 0)
            .array();
  }

  /** Whether this is all that there is to an input. */
  boolean suits(int index) {
    TxIn input = transaction.txIn.get(index);
    ByteVector script = spent.get(index).publicKeyScript;
    return input.signatureScript.isEmpty()
        && input.witness.stack.size() == 1
        && input.witness.stack.getFirst().size() == SIGNATURE
        && script.size() == P2TR_SIZE
        && script.get(0) == 0x51
        && script.get(1) == 32;
  }

  /** Whether the signature is the output key's, of an input that this suits. */
  boolean verifies(int index) {
    byte[] own = message.clone();
    ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN).putInt(INDEX_AT, index);
    ByteVector32 hash = Crypto.taggedHash(own, "TapSighash");
    XonlyPublicKey key =
        new XonlyPublicKey(
            new ByteVector32(spent.get(index).publicKeyScript.slice(2, P2TR_SIZE).toByteArray()));
    return Crypto.verifySignatureSchnorr(
        hash, transaction.txIn.get(index).witness.stack.getFirst(), key);
  }
}
