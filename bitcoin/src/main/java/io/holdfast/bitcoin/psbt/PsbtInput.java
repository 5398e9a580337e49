package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** An input's map with its fields read. Two are equal if their maps are. */
public final class PsbtInput {
  private final int index;
  private final int version;
  private final PsbtMap map;
  private final Optional<Transaction> nonWitnessUtxo;
  private final Optional<TxOut> witnessUtxo;
  private final SequencedMap<Bytes, Bytes> partialSignatures;
  private final OptionalLong sighashType;
  private final Optional<Script> redeemScript;
  private final Optional<Script> witnessScript;
  private final SequencedMap<Bytes, KeyOrigin> keyOrigins;
  private final Optional<Script> finalScriptSig;
  private final Optional<Witness> finalWitness;
  private final TaprootInput taproot;
  private final Musig2Input musig2;
  private final Optional<OutPoint> previous;
  private final OptionalLong sequence;
  private final OptionalLong requiredTime;
  private final OptionalLong requiredHeight;

  PsbtInput(int index, int version, PsbtMap map) {
    this.index = index;
    this.version = version;
    this.map = map;
    InputValues values = new InputValues("input " + index, map, version);
    this.nonWitnessUtxo = values.nonWitnessUtxo();
    this.witnessUtxo = values.witnessUtxo();
    this.partialSignatures = values.partialSignatures();
    this.sighashType = values.number(InputField.SIGHASH_TYPE);
    this.redeemScript = values.script(InputField.REDEEM_SCRIPT);
    this.witnessScript = values.script(InputField.WITNESS_SCRIPT);
    this.keyOrigins = values.keyOrigins();
    this.finalScriptSig = values.script(InputField.FINAL_SCRIPTSIG);
    this.finalWitness = values.finalWitness();
    this.taproot = values.taproot();
    this.musig2 = values.musig2();
    Optional<TxId> txid = values.previousTxid();
    OptionalLong vout = values.number(InputField.OUTPUT_INDEX);
    this.previous = txid.map(id -> new OutPoint(id, vout.orElseThrow()));
    this.sequence = values.number(InputField.SEQUENCE);
    this.requiredTime = values.requiredTime();
    this.requiredHeight = values.requiredHeight();
    values.checkPreimages();
  }

  /** The fields as they were read. */
  public PsbtMap map() {
    return map;
  }

  /** Whether it is finalized: its unlocking script or its witness is final. */
  public boolean isFinal() {
    return finalScriptSig.isPresent() || finalWitness.isPresent();
  }

  /** The whole transaction whose output it spends; whether it is that one is not checked here. */
  public Optional<Transaction> nonWitnessUtxo() {
    return nonWitnessUtxo;
  }

  /** The output it spends, as somebody claims. */
  public Optional<TxOut> witnessUtxo() {
    return witnessUtxo;
  }

  /** ECDSA signatures (DER and a sighash byte) by public key. */
  public SequencedMap<Bytes, Bytes> partialSignatures() {
    return partialSignatures;
  }

  /** The sighash type that signatures must have, if stated. */
  public OptionalLong sighashType() {
    return sighashType;
  }

  /** The BIP-16 script. */
  public Optional<Script> redeemScript() {
    return redeemScript;
  }

  /** The BIP-141 script. */
  public Optional<Script> witnessScript() {
    return witnessScript;
  }

  /** Where the public keys come from. */
  public SequencedMap<Bytes, KeyOrigin> keyOrigins() {
    return keyOrigins;
  }

  /** The final unlocking script. */
  public Optional<Script> finalScriptSig() {
    return finalScriptSig;
  }

  /** The final witness. */
  public Optional<Witness> finalWitness() {
    return finalWitness;
  }

  /**
   * The preimage of a hash.
   *
   * @param field of the hash function: RIPEMD160, SHA256, HASH160 or HASH256
   */
  public Optional<Bytes> preimage(InputField field, Bytes hash) {
    return Optional.ofNullable(map.entries().get(field.key(hash)));
  }

  /** The taproot fields. */
  public TaprootInput taproot() {
    return taproot;
  }

  /** The MuSig2 fields. */
  public Musig2Input musig2() {
    return musig2;
  }

  /** The output it spends, in version 2; in version 0 the unsigned transaction says it. */
  Optional<OutPoint> previous() {
    return previous;
  }

  /** Its sequence number, in version 2. */
  OptionalLong sequence() {
    return sequence;
  }

  /** The least lock time in Unix seconds that it requires, in version 2. */
  public OptionalLong requiredTime() {
    return requiredTime;
  }

  /** The least lock time as a height that it requires, in version 2. */
  public OptionalLong requiredHeight() {
    return requiredHeight;
  }

  /** This input with its map changed; the result is checked as if it were read. */
  public PsbtInput edit(UnaryOperator<PsbtMap> change) {
    return new PsbtInput(index, version, change.apply(map));
  }

  /** The fields that a BIP defines and this map has, in their order. */
  List<Bytes> keysOf(InputField field) {
    return map.entries().keySet().stream().filter(key -> key.at(0) == field.type()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PsbtInput that && version == that.version && map.equals(that.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return "PsbtInput[" + index + ", " + map.entries().size() + " fields]";
  }
}
