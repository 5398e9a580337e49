package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.CompactSize;
import io.holdfast.bitcoin.script.Script;
import java.util.ArrayList;
import java.util.List;

/** The wire format of transactions (BIP-144). */
final class TransactionFormat {
  static final int SMALLEST_INPUT = OutPoint.SIZE + 1 + 4;
  static final int SMALLEST_OUTPUT = 8 + 1;

  private TransactionFormat() {}

  static Transaction read(String subject, byte[] data, boolean mayHaveWitness) {
    ByteReader in = new ByteReader(subject, data);
    int version = in.int32("version");
    boolean witness = mayHaveWitness && in.peek(0) == 0 && in.peek(1) > 0;
    if (witness) {
      in.uint8("marker");
      if (in.uint8("flag") != 1) {
        throw in.error("flag", "is not 1, the only one known (BIP-144)");
      }
    }
    List<TxIn> inputs = readInputs(in);
    List<TxOut> outputs = readOutputs(in);
    if (witness) {
      inputs = readWitnesses(in, inputs);
    }
    in.within("", -1);
    long lockTime = in.uint32("lock time");
    in.end();
    return new Transaction(version, inputs, outputs, lockTime);
  }

  private static List<TxIn> readInputs(ByteReader in) {
    int count = in.count("input count", SMALLEST_INPUT);
    if (count > Transaction.MAX_INPUTS) {
      throw in.error("input count", "is " + count + ", more than fit a block");
    }
    List<TxIn> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.within("input", i);
      OutPoint previous = new OutPoint(new TxId(in.bytes(32, "txid")), in.uint32("output index"));
      Script scriptSig = Script.of(in.varBytes("scriptSig"));
      inputs.add(new TxIn(previous, scriptSig, in.uint32("sequence"), Witness.EMPTY));
    }
    in.within("", -1);
    return inputs;
  }

  private static List<TxOut> readOutputs(ByteReader in) {
    int count = in.count("output count", SMALLEST_OUTPUT);
    if (count > Transaction.MAX_OUTPUTS) {
      throw in.error("output count", "is " + count + ", more than fit a block");
    }
    List<TxOut> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      in.within("output", i);
      outputs.add(TxOut.read(in));
    }
    in.within("", -1);
    return outputs;
  }

  private static List<TxIn> readWitnesses(ByteReader in, List<TxIn> inputs) {
    List<TxIn> complete = new ArrayList<>(inputs.size());
    boolean any = false;
    for (int i = 0; i < inputs.size(); i++) {
      in.within("input", i);
      Witness witness = Witness.read(in);
      any |= !witness.isEmpty();
      complete.add(inputs.get(i).signed(inputs.get(i).scriptSig(), witness));
    }
    if (!any) {
      throw in.error("witness", "is empty for every input, so the witness form is superfluous");
    }
    return complete;
  }

  static byte[] write(Transaction transaction, boolean witness) {
    ByteWriter out =
        new ByteWriter(strippedSize(transaction) + (witness ? witnessSize(transaction) : 0));
    out.int32(transaction.version());
    if (witness) {
      out.int8(0).int8(1);
    }
    out.compactSize(transaction.inputs().size());
    for (TxIn input : transaction.inputs()) {
      input.previous().write(out);
      out.varBytes(input.scriptSig().bytes()).int32(input.sequence());
    }
    out.compactSize(transaction.outputs().size());
    transaction.outputs().forEach(output -> output.write(out));
    if (witness) {
      transaction.inputs().forEach(input -> input.witness().write(out));
    }
    return out.int32(transaction.lockTime()).toArray();
  }

  /** Bytes of the form without witnesses. */
  static int strippedSize(Transaction transaction) {
    int size =
        8
            + CompactSize.length(transaction.inputs().size())
            + CompactSize.length(transaction.outputs().size());
    for (TxIn input : transaction.inputs()) {
      int script = input.scriptSig().size();
      size += OutPoint.SIZE + 4 + CompactSize.length(script) + script;
    }
    for (TxOut output : transaction.outputs()) {
      size += output.size();
    }
    return size;
  }

  /** Bytes that the form with witnesses has in addition: none if no input has one. */
  static int witnessSize(Transaction transaction) {
    if (!transaction.hasWitness()) {
      return 0;
    }
    int size = 2;
    for (TxIn input : transaction.inputs()) {
      size += input.witness().size();
    }
    return size;
  }
}
