package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SequencedMap;

/** A partially signed transaction of version 0 or 2. Two are equal if all their maps are. */
public final class Psbt {
  private final PsbtGlobal global;
  private final List<PsbtInput> inputs;
  private final List<PsbtOutput> outputs;

  Psbt(PsbtGlobal global, List<PsbtInput> inputs, List<PsbtOutput> outputs) {
    this.global = global;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Reads a PSBT.
   *
   * @throws PsbtException naming the map and the field that is malformed
   */
  public static Psbt parse(byte[] data) {
    return PsbtFormat.read(data);
  }

  /**
   * Reads a PSBT from base64; white space around it is ignored.
   *
   * @throws PsbtException if it is not base64, or naming the map and the field that is malformed
   */
  public static Psbt parseBase64(String text) {
    byte[] data;
    try {
      data = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new PsbtException("the PSBT is not base64: " + e.getMessage(), e);
    }
    return parse(data);
  }

  /** A version 0 PSBT of an unsigned transaction, with nothing known yet (BIP-174's creator). */
  public static Psbt of(Transaction unsigned) {
    PsbtGlobal global =
        new PsbtGlobal(
            PsbtMap.EMPTY.with(
                GlobalField.UNSIGNED_TX.key(), Bytes.of(unsigned.serializeWithoutWitness())));
    List<PsbtInput> inputs = new ArrayList<>();
    for (int i = 0; i < unsigned.inputs().size(); i++) {
      inputs.add(new PsbtInput(i, 0, PsbtMap.EMPTY));
    }
    List<PsbtOutput> outputs = new ArrayList<>();
    for (int i = 0; i < unsigned.outputs().size(); i++) {
      outputs.add(new PsbtOutput(i, 0, PsbtMap.EMPTY));
    }
    return new Psbt(global, inputs, outputs);
  }

  /** The bytes: those it was parsed from, if nothing was changed. */
  public byte[] serialize() {
    return PsbtFormat.write(this);
  }

  /** {@link #serialize} in base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(serialize());
  }

  /** 0 (BIP-174) or 2 (BIP-370). */
  public int version() {
    return global.version();
  }

  /** The fields of the global map as they were read. */
  public PsbtMap globalMap() {
    return global.map();
  }

  /** Extended public keys (78 bytes each, as in BIP-32) and where they come from. */
  public SequencedMap<Bytes, KeyOrigin> xpubs() {
    return global.xpubs();
  }

  /** The inputs. */
  public List<PsbtInput> inputs() {
    return inputs;
  }

  /** The outputs. */
  public List<PsbtOutput> outputs() {
    return outputs;
  }

  /**
   * The transaction to sign: without any unlocking script or witness.
   *
   * @throws PsbtException if version 2 inputs require lock times that exclude each other
   */
  public Transaction unsignedTransaction() {
    return global.unsigned().orElseGet(this::assemble);
  }

  private Transaction assemble() {
    List<TxIn> ins = new ArrayList<>(inputs.size());
    for (PsbtInput input : inputs) {
      ins.add(
          TxIn.unsigned(
              input.previous().orElseThrow(),
              input.sequence().orElse(PsbtGlobal.defaultSequence())));
    }
    List<TxOut> outs = outputs.stream().map(output -> output.output().orElseThrow()).toList();
    long lockTime = LockTimes.determine(inputs, global.fallbackLockTime());
    return new Transaction(global.transactionVersion(), ins, outs, lockTime);
  }

  /** This PSBT with other inputs, as many as before. */
  public Psbt withInputs(List<PsbtInput> others) {
    requireSameCount(inputs.size(), others.size());
    return new Psbt(global, others, outputs);
  }

  /** This PSBT with other outputs, as many as before. */
  public Psbt withOutputs(List<PsbtOutput> others) {
    requireSameCount(outputs.size(), others.size());
    return new Psbt(global, inputs, others);
  }

  /** This PSBT with another global map, which must state the same counts. */
  public Psbt withGlobalMap(PsbtMap map) {
    PsbtGlobal changed = new PsbtGlobal(map);
    requireSameCount(inputs.size(), changed.inputCount());
    requireSameCount(outputs.size(), changed.outputCount());
    return new Psbt(changed, inputs, outputs);
  }

  private static void requireSameCount(long now, long then) {
    if (now != then) {
      throw new IllegalArgumentException("a PSBT of " + now + " maps can't be given " + then);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Psbt that
        && global.map().equals(that.global.map())
        && inputs.equals(that.inputs)
        && outputs.equals(that.outputs);
  }

  @Override
  public int hashCode() {
    return 31 * global.map().hashCode() + inputs.hashCode();
  }

  @Override
  public String toString() {
    return "Psbt[version "
        + version()
        + ", "
        + inputs.size()
        + " inputs, "
        + outputs.size()
        + " outputs]";
  }
}
