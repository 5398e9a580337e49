package io.holdfast.bitcoin.psbt;

import static io.holdfast.bitcoin.psbt.InputField.MUSIG2_PARTIAL_SIG;
import static io.holdfast.bitcoin.psbt.InputField.MUSIG2_PARTICIPANT_PUBKEYS;
import static io.holdfast.bitcoin.psbt.InputField.MUSIG2_PUB_NONCE;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.musig2.PublicNonce;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The MuSig2 fields of an input (BIP-373). Whether the keys add up as claimed is not checked here.
 *
 * @param participants by aggregate key, compressed; in the order of aggregation
 * @param publicNonces of the participants that gave theirs
 * @param partialSignatures 32 bytes each
 */
public record Musig2Input(
    SequencedMap<Bytes, List<Bytes>> participants,
    SequencedMap<PsbtSlot, PublicNonce> publicNonces,
    SequencedMap<PsbtSlot, Bytes> partialSignatures) {

  static Musig2Input read(FieldReader<InputField> fields) {
    return new Musig2Input(
        fields.keyed(
            MUSIG2_PARTICIPANT_PUBKEYS,
            (_, value) -> fields.read(MUSIG2_PARTICIPANT_PUBKEYS, value, Musig2Participants::read)),
        slots(fields, MUSIG2_PUB_NONCE, PublicNonce.SIZE, PublicNonce::new),
        slots(fields, MUSIG2_PARTIAL_SIG, 32, value -> value));
  }

  private static <T> SequencedMap<PsbtSlot, T> slots(
      FieldReader<InputField> fields, InputField field, int size, Function<Bytes, T> reader) {
    Map<Bytes, T> values =
        fields.keyed(
            field,
            (_, value) -> {
              fields.requireSize(field, value, size);
              return reader.apply(value);
            });
    LinkedHashMap<PsbtSlot, T> slots = new LinkedHashMap<>();
    values.forEach((keyData, value) -> slots.put(slot(fields, field, keyData), value));
    return Collections.unmodifiableSequencedMap(slots);
  }

  private static PsbtSlot slot(FieldReader<InputField> fields, InputField field, Bytes keyData) {
    try {
      return PsbtSlot.parse(keyData);
    } catch (BitcoinException e) {
      throw fields.error(field, "has a key that is none: " + e.getMessage());
    }
  }

  /** Whether there is anything of MuSig2. */
  public boolean isEmpty() {
    return participants.isEmpty() && publicNonces.isEmpty() && partialSignatures.isEmpty();
  }
}
