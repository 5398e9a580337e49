package io.holdfast.bitcoin.psbt;

import static io.holdfast.bitcoin.psbt.OutputField.AMOUNT;
import static io.holdfast.bitcoin.psbt.OutputField.BIP32_DERIVATION;
import static io.holdfast.bitcoin.psbt.OutputField.MUSIG2_PARTICIPANT_PUBKEYS;
import static io.holdfast.bitcoin.psbt.OutputField.REDEEM_SCRIPT;
import static io.holdfast.bitcoin.psbt.OutputField.SCRIPT;
import static io.holdfast.bitcoin.psbt.OutputField.TAP_BIP32_DERIVATION;
import static io.holdfast.bitcoin.psbt.OutputField.TAP_INTERNAL_KEY;
import static io.holdfast.bitcoin.psbt.OutputField.TAP_TREE;
import static io.holdfast.bitcoin.psbt.OutputField.WITNESS_SCRIPT;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** An output's map with its fields read. Two are equal if their maps are. */
public final class PsbtOutput {
  private final int index;
  private final int version;
  private final PsbtMap map;
  private final Optional<Script> redeemScript;
  private final Optional<Script> witnessScript;
  private final SequencedMap<Bytes, KeyOrigin> keyOrigins;
  private final Optional<Bytes> taprootInternalKey;
  private final List<TreeLeaf> taprootTree;
  private final SequencedMap<Bytes, TaprootKeyOrigin> taprootKeyOrigins;
  private final Optional<TxOut> output;

  PsbtOutput(int index, int version, PsbtMap map) {
    this.index = index;
    this.version = version;
    this.map = map;
    FieldReader<OutputField> fields =
        new FieldReader<>("output " + index, map, OutputField.class, version);
    this.redeemScript = fields.single(REDEEM_SCRIPT).map(Script::of);
    this.witnessScript = fields.single(WITNESS_SCRIPT).map(Script::of);
    this.keyOrigins =
        fields.keyed(
            BIP32_DERIVATION, (_, value) -> fields.read(BIP32_DERIVATION, value, Origins::read));
    this.taprootInternalKey = fields.sized(TAP_INTERNAL_KEY, 32);
    this.taprootTree = fields.single(TAP_TREE, TaprootTree::read).orElse(List.of());
    this.taprootKeyOrigins =
        fields.keyed(
            TAP_BIP32_DERIVATION,
            (_, value) -> fields.read(TAP_BIP32_DERIVATION, value, Origins::readTaproot));
    Optional<Long> amount = fields.single(AMOUNT, in -> in.int64("value"));
    amount.ifPresent(value -> {
      if (!Amounts.isValid(value)) {
        throw fields.error(AMOUNT, "is " + value + " sat, not within 0 and 21 million bitcoin");
      }
    });
    this.output =
        amount.map(value -> new TxOut(value, Script.of(fields.single(SCRIPT).orElseThrow())));
    fields.keyed(
        MUSIG2_PARTICIPANT_PUBKEYS,
        (_, value) -> fields.read(MUSIG2_PARTICIPANT_PUBKEYS, value, Musig2Participants::read));
  }

  /** The fields as they were read. */
  public PsbtMap map() {
    return map;
  }

  /** The BIP-16 script. */
  public Optional<Script> redeemScript() {
    return redeemScript;
  }

  /** The BIP-141 script. */
  public Optional<Script> witnessScript() {
    return witnessScript;
  }

  /** Where the public keys are claimed to come from. */
  public SequencedMap<Bytes, KeyOrigin> keyOrigins() {
    return keyOrigins;
  }

  /** The taproot internal key, x-only. */
  public Optional<Bytes> taprootInternalKey() {
    return taprootInternalKey;
  }

  /** The leaves of the script tree in depth-first order; none if there is no tree. */
  public List<TreeLeaf> taprootTree() {
    return taprootTree;
  }

  /** Where the x-only keys are claimed to come from. */
  public SequencedMap<Bytes, TaprootKeyOrigin> taprootKeyOrigins() {
    return taprootKeyOrigins;
  }

  /** What it pays, in version 2; in version 0 the unsigned transaction says it. */
  Optional<TxOut> output() {
    return output;
  }

  /** This output with its map changed; the result is checked as if it were read. */
  public PsbtOutput edit(UnaryOperator<PsbtMap> change) {
    return new PsbtOutput(index, version, change.apply(map));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PsbtOutput that && version == that.version && map.equals(that.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return "PsbtOutput[" + index + ", " + map.entries().size() + " fields]";
  }
}
