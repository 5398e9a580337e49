package io.holdfast.bitcoin.psbt;

import static io.holdfast.bitcoin.psbt.InputField.TAP_BIP32_DERIVATION;
import static io.holdfast.bitcoin.psbt.InputField.TAP_INTERNAL_KEY;
import static io.holdfast.bitcoin.psbt.InputField.TAP_KEY_SIG;
import static io.holdfast.bitcoin.psbt.InputField.TAP_LEAF_SCRIPT;
import static io.holdfast.bitcoin.psbt.InputField.TAP_MERKLE_ROOT;
import static io.holdfast.bitcoin.psbt.InputField.TAP_SCRIPT_SIG;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.SighashType;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The taproot fields of an input (BIP-371).
 *
 * @param keySignature for the key path, 64 or 65 bytes
 * @param scriptSignatures by x-only key and leaf hash (64 bytes), 64 or 65 bytes each
 * @param leaves the leaves it may be spent by
 * @param keyOrigins by x-only key
 * @param internalKey x-only, 32 bytes
 * @param merkleRoot of the script tree, 32 bytes
 */
public record TaprootInput(
    Optional<Bytes> keySignature,
    SequencedMap<Bytes, Bytes> scriptSignatures,
    List<TaprootLeaf> leaves,
    SequencedMap<Bytes, TaprootKeyOrigin> keyOrigins,
    Optional<Bytes> internalKey,
    Optional<Bytes> merkleRoot) {

  static TaprootInput read(FieldReader<InputField> fields) {
    return new TaprootInput(
        fields.single(TAP_KEY_SIG).map(value -> signature(fields, TAP_KEY_SIG, value)),
        fields.keyed(TAP_SCRIPT_SIG, (_, value) -> signature(fields, TAP_SCRIPT_SIG, value)),
        List.copyOf(
            fields
                .keyed(TAP_LEAF_SCRIPT, (control, value) -> leaf(fields, control, value))
                .values()),
        fields.keyed(
            TAP_BIP32_DERIVATION,
            (_, value) -> fields.read(TAP_BIP32_DERIVATION, value, Origins::readTaproot)),
        fields.sized(TAP_INTERNAL_KEY, 32),
        fields.sized(TAP_MERKLE_ROOT, 32));
  }

  private static Bytes signature(FieldReader<InputField> fields, InputField field, Bytes value) {
    if (value.size() != 64 && value.size() != 65) {
      throw fields.error(field, "must have 64 or 65 bytes, not " + value.size());
    }
    if (value.size() == 65 && (value.at(64) == 0 || !SighashType.isTaproot(value.at(64)))) {
      throw fields.error(field, "ends in the sighash type " + value.at(64) + ", which is none");
    }
    return value;
  }

  private static TaprootLeaf leaf(FieldReader<InputField> fields, Bytes control, Bytes value) {
    if (value.isEmpty()) {
      throw fields.error(TAP_LEAF_SCRIPT, "must end in a leaf version");
    }
    int version = value.at(value.size() - 1);
    if (version != (control.at(0) & 0xfe)) {
      throw fields.error(TAP_LEAF_SCRIPT, "has a leaf version that its control block contradicts");
    }
    return new TaprootLeaf(control, Script.of(value.slice(0, value.size() - 1)), version);
  }
}
