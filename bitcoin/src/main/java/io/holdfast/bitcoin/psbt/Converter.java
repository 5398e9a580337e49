package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a PSBT in the other version (BIP-370). The transaction stays the same, and all fields that
 * both versions have stay. What only version 2 can say is lost on the way to version 0: which lock
 * times inputs require, and what others may still change.
 */
public final class Converter {
  private static final long VERSION_2 = 2;

  private Converter() {}

  /**
   * The same PSBT in a version.
   *
   * @param version 0 or 2
   * @throws PsbtException if there is no such version, or version 2 inputs require lock times that
   *     exclude each other
   */
  public static Psbt to(Psbt psbt, int version) {
    if (version == psbt.version()) {
      return psbt;
    }
    return switch (version) {
      case 0 -> toVersion0(psbt);
      case 2 -> toVersion2(psbt);
      default ->
          throw new PsbtException(
              "PSBT version " + version + " is not 0 or 2, the versions there are");
    };
  }

  private static Psbt toVersion2(Psbt psbt) {
    Transaction transaction = psbt.unsignedTransaction();
    Map<Bytes, Bytes> global = new HashMap<>();
    global.put(GlobalField.TX_VERSION.key(), int32(transaction.version()));
    if (transaction.lockTime() != 0) {
      global.put(GlobalField.FALLBACK_LOCKTIME.key(), int32(transaction.lockTime()));
    }
    global.put(GlobalField.INPUT_COUNT.key(), count(transaction.inputs().size()));
    global.put(GlobalField.OUTPUT_COUNT.key(), count(transaction.outputs().size()));
    global.put(GlobalField.VERSION.key(), int32(VERSION_2));
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < psbt.inputs().size(); i++) {
      TxIn in = transaction.inputs().get(i);
      Map<Bytes, Bytes> fields =
          Map.of(
              InputField.PREVIOUS_TXID.key(), in.previous().txid().bytes(),
              InputField.OUTPUT_INDEX.key(), int32(in.previous().vout()),
              InputField.SEQUENCE.key(), int32(in.sequence()));
      inputs.add(new PsbtInput(i, 2, psbt.inputs().get(i).map().with(fields)));
    }
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < psbt.outputs().size(); i++) {
      TxOut out = transaction.outputs().get(i);
      Map<Bytes, Bytes> fields =
          Map.of(
              OutputField.AMOUNT.key(), new ByteWriter(8).int64(out.value()).toBytes(),
              OutputField.SCRIPT.key(), out.script().bytes());
      outputs.add(new PsbtOutput(i, 2, psbt.outputs().get(i).map().with(fields)));
    }
    PsbtMap map = without(psbt.globalMap(), GlobalField.values(), 2).with(global);
    return new Psbt(new PsbtGlobal(map), inputs, outputs);
  }

  private static Psbt toVersion0(Psbt psbt) {
    Bytes unsigned = Bytes.of(psbt.unsignedTransaction().serializeWithoutWitness());
    PsbtMap map =
        without(psbt.globalMap(), GlobalField.values(), 0)
            .without(GlobalField.VERSION.key()::equals)
            .with(GlobalField.UNSIGNED_TX.key(), unsigned);
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < psbt.inputs().size(); i++) {
      inputs.add(new PsbtInput(i, 0, without(psbt.inputs().get(i).map(), InputField.values(), 0)));
    }
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < psbt.outputs().size(); i++) {
      outputs.add(
          new PsbtOutput(i, 0, without(psbt.outputs().get(i).map(), OutputField.values(), 0)));
    }
    return new Psbt(new PsbtGlobal(map), inputs, outputs);
  }

  /** The map without the fields that {@code version} doesn't have. */
  private static PsbtMap without(PsbtMap map, PsbtField[] fields, int version) {
    return map.without(key -> {
      for (PsbtField field : fields) {
        if (key.at(0) == field.type() && !field.presence().allows(version)) {
          return true;
        }
      }
      return false;
    });
  }

  private static Bytes int32(long value) {
    return new ByteWriter(4).int32(value).toBytes();
  }

  private static Bytes count(int value) {
    return new ByteWriter(9).compactSize(value).toBytes();
  }
}
