package io.holdfast.bitcoin.testing;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PSBT in the making, map by map, so that a test can break any field of it. */
public final class PsbtDraft {
  public final Map<Bytes, Bytes> global = new LinkedHashMap<>();
  public final List<Map<Bytes, Bytes>> inputs = new ArrayList<>();
  public final List<Map<Bytes, Bytes>> outputs = new ArrayList<>();

  private final List<TxIn> ins = new ArrayList<>();
  private final List<TxOut> outs = new ArrayList<>();

  /** An input that spends a new output of {@code amount} sat, with its previous transaction. */
  public Map<Bytes, Bytes> spend(Script script, long amount) {
    Map<Bytes, Bytes> input = spendClaimed(script, amount);
    input.put(
        InputField.NON_WITNESS_UTXO.key(), Bytes.of(previous(script, amount, ins.size() - 1)));
    return input;
  }

  /** Like {@link #spend}, without the previous transaction and with a witness UTXO. */
  public Map<Bytes, Bytes> spendWitness(Script script, long amount) {
    Map<Bytes, Bytes> input = spendClaimed(script, amount);
    input.put(InputField.WITNESS_UTXO.key(), utxo(script, amount));
    return input;
  }

  /** An input of which nothing is told. */
  public Map<Bytes, Bytes> spendClaimed(Script script, long amount) {
    Transaction previous = Transaction.parse(previous(script, amount, ins.size()));
    ins.add(TxIn.unsigned(new OutPoint(previous.txid(), 1), 0xffff_fffdL));
    inputs.add(new LinkedHashMap<>());
    return inputs.getLast();
  }

  private static byte[] previous(Script script, long amount, int salt) {
    TxIn in = TxIn.unsigned(new OutPoint(TxId.ZERO, salt), TxIn.FINAL);
    List<TxOut> out =
        List.of(new TxOut(1000, Scripts.opReturn(Bytes.fromHex("00"))), new TxOut(amount, script));
    return new Transaction(2, List.of(in), out, 0).serialize();
  }

  /** The value of a witness UTXO field. */
  public static Bytes utxo(Script script, long amount) {
    ByteWriter out = new ByteWriter();
    new TxOut(amount, script).write(out);
    return out.toBytes();
  }

  public Map<Bytes, Bytes> spendP2wpkh(TestKeys keys, int number, long amount) {
    Map<Bytes, Bytes> input = spend(Scripts.p2wpkhOf(keys.key(number)), amount);
    return derivation(input, keys, number);
  }

  public Map<Bytes, Bytes> spendP2pkh(TestKeys keys, int number, long amount) {
    Map<Bytes, Bytes> input = spend(Scripts.p2pkhOf(keys.key(number)), amount);
    return derivation(input, keys, number);
  }

  public Map<Bytes, Bytes> spendNestedP2wpkh(TestKeys keys, int number, long amount) {
    Script redeem = Scripts.p2wpkhOf(keys.key(number));
    Map<Bytes, Bytes> input = spend(Scripts.p2shOf(redeem), amount);
    input.put(InputField.REDEEM_SCRIPT.key(), redeem.bytes());
    return derivation(input, keys, number);
  }

  public Map<Bytes, Bytes> spendP2wsh(Script witnessScript, long amount) {
    Map<Bytes, Bytes> input = spend(Scripts.p2wshOf(witnessScript), amount);
    input.put(InputField.WITNESS_SCRIPT.key(), witnessScript.bytes());
    return input;
  }

  public Map<Bytes, Bytes> spendTaproot(
      TestKeys keys, int number, long amount, Optional<Bytes> merkleRoot) {
    Bytes internal = keys.xOnly(number);
    Script script = Scripts.p2tr(Taproot.outputKey(internal, merkleRoot).xOnly());
    Map<Bytes, Bytes> input = spendWitness(script, amount);
    input.put(InputField.TAP_INTERNAL_KEY.key(), internal);
    Bytes origin = new ByteWriter().compactSize(0).bytes(origin(keys.origin(number))).toBytes();
    input.put(InputField.TAP_BIP32_DERIVATION.key(internal), origin);
    merkleRoot.ifPresent(root -> input.put(InputField.TAP_MERKLE_ROOT.key(), root));
    return input;
  }

  /** Adds where a key comes from. */
  public Map<Bytes, Bytes> derivation(Map<Bytes, Bytes> input, TestKeys keys, int number) {
    input.put(InputField.BIP32_DERIVATION.key(keys.key(number)), origin(keys.origin(number)));
    return input;
  }

  public static Bytes origin(KeyOrigin origin) {
    ByteWriter out = new ByteWriter().int32(Integer.reverseBytes(origin.fingerprint().value()));
    origin.path().steps().forEach(step -> out.int32(step.raw()));
    return out.toBytes();
  }

  public PsbtDraft pay(Script script, long amount) {
    outs.add(new TxOut(amount, script));
    outputs.add(new LinkedHashMap<>());
    return this;
  }

  /** The transaction that is to be signed. */
  public Transaction unsigned() {
    return new Transaction(2, ins, outs, 0);
  }

  /** The bytes of a version 0 PSBT. */
  public byte[] version0() {
    Map<Bytes, Bytes> all = new LinkedHashMap<>();
    all.put(GlobalField.UNSIGNED_TX.key(), Bytes.of(unsigned().serializeWithoutWitness()));
    all.putAll(global);
    return bytes(all, inputs, outputs);
  }

  /** The bytes of a version 2 PSBT, whose own fields come before the others of each map. */
  public byte[] version2() {
    Map<Bytes, Bytes> all = new LinkedHashMap<>();
    all.put(GlobalField.TX_VERSION.key(), int32(2));
    all.put(GlobalField.INPUT_COUNT.key(), Bytes.of((byte) ins.size()));
    all.put(GlobalField.OUTPUT_COUNT.key(), Bytes.of((byte) outs.size()));
    all.put(GlobalField.VERSION.key(), int32(2));
    all.putAll(global);
    List<Map<Bytes, Bytes>> in = new ArrayList<>();
    for (int i = 0; i < ins.size(); i++) {
      Map<Bytes, Bytes> map = new LinkedHashMap<>();
      map.put(InputField.PREVIOUS_TXID.key(), ins.get(i).previous().txid().bytes());
      map.put(InputField.OUTPUT_INDEX.key(), int32(ins.get(i).previous().vout()));
      map.put(InputField.SEQUENCE.key(), int32(ins.get(i).sequence()));
      map.putAll(inputs.get(i));
      in.add(map);
    }
    List<Map<Bytes, Bytes>> out = new ArrayList<>();
    for (int i = 0; i < outs.size(); i++) {
      Map<Bytes, Bytes> map = new LinkedHashMap<>();
      map.put(OutputField.AMOUNT.key(), new ByteWriter().int64(outs.get(i).value()).toBytes());
      map.put(OutputField.SCRIPT.key(), outs.get(i).script().bytes());
      map.putAll(outputs.get(i));
      out.add(map);
    }
    return bytes(all, in, out);
  }

  public Psbt psbt() {
    return Psbt.parse(version0());
  }

  public static Bytes int32(long value) {
    return new ByteWriter().int32(value).toBytes();
  }

  private static byte[] bytes(
      Map<Bytes, Bytes> global, List<Map<Bytes, Bytes>> inputs, List<Map<Bytes, Bytes>> outputs) {
    ByteWriter out = new ByteWriter().bytes(Bytes.fromHex("70736274ff"));
    write(out, global);
    inputs.forEach(map -> write(out, map));
    outputs.forEach(map -> write(out, map));
    return out.toArray();
  }

  private static void write(ByteWriter out, Map<Bytes, Bytes> map) {
    map.forEach((key, value) -> out.varBytes(key).varBytes(value));
    out.int8(0);
  }
}
