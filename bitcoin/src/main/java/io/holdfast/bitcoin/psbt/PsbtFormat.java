package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a PSBT: magic, the global map, the input maps, the output maps. */
final class PsbtFormat {
  private static final Bytes MAGIC = Bytes.fromHex("70736274ff");

  private PsbtFormat() {}

  static Psbt read(byte[] data) {
    ByteReader in = new ByteReader("PSBT", data);
    if (in.remaining() < MAGIC.size() || !in.bytes(MAGIC.size(), "magic").equals(MAGIC)) {
      throw new PsbtException(
          "not a PSBT: it does not begin with the bytes 70736274ff (a raw transaction is not one)");
    }
    try {
      return readMaps(in);
    } catch (PsbtException e) {
      throw e;
    } catch (BitcoinException e) {
      throw new PsbtException(e.getMessage(), e);
    }
  }

  private static Psbt readMaps(ByteReader in) {
    in.within("global map", -1);
    PsbtGlobal global = new PsbtGlobal(PsbtMap.read(in, "global"));
    requireRoom(in, global);
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < global.inputCount(); i++) {
      in.within("input", i);
      inputs.add(new PsbtInput(i, global.version(), PsbtMap.read(in, "input " + i)));
    }
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < global.outputCount(); i++) {
      in.within("output", i);
      outputs.add(new PsbtOutput(i, global.version(), PsbtMap.read(in, "output " + i)));
    }
    in.end();
    return new Psbt(global, inputs, outputs);
  }

  /** Bounds the maps to come before the first one is read: each takes a byte at least. */
  private static void requireRoom(ByteReader in, PsbtGlobal global) {
    if (global.inputCount() > Transaction.MAX_INPUTS
        || global.outputCount() > Transaction.MAX_OUTPUTS) {
      throw new PsbtException(announced(global) + "more than fit a block");
    }
    if (global.inputCount() + global.outputCount() > in.remaining()) {
      throw new PsbtException(
          announced(global)
              + "and only "
              + in.remaining()
              + " bytes follow; an input or output map is missing");
    }
  }

  private static String announced(PsbtGlobal global) {
    return "PSBT global: it announces "
        + global.inputCount()
        + " inputs and "
        + global.outputCount()
        + " outputs, ";
  }

  static byte[] write(Psbt psbt) {
    ByteWriter out = new ByteWriter(4096).bytes(MAGIC);
    psbt.globalMap().write(out);
    psbt.inputs().forEach(input -> input.map().write(out));
    psbt.outputs().forEach(output -> output.map().write(out));
    return out.toArray();
  }
}
