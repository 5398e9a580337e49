package io.holdfast.bitcoin.psbt;

import static io.holdfast.bitcoin.psbt.InputField.BIP32_DERIVATION;
import static io.holdfast.bitcoin.psbt.InputField.FINAL_SCRIPTWITNESS;
import static io.holdfast.bitcoin.psbt.InputField.HASH160;
import static io.holdfast.bitcoin.psbt.InputField.HASH256;
import static io.holdfast.bitcoin.psbt.InputField.NON_WITNESS_UTXO;
import static io.holdfast.bitcoin.psbt.InputField.PARTIAL_SIG;
import static io.holdfast.bitcoin.psbt.InputField.PREVIOUS_TXID;
import static io.holdfast.bitcoin.psbt.InputField.REQUIRED_HEIGHT_LOCKTIME;
import static io.holdfast.bitcoin.psbt.InputField.REQUIRED_TIME_LOCKTIME;
import static io.holdfast.bitcoin.psbt.InputField.RIPEMD160;
import static io.holdfast.bitcoin.psbt.InputField.SHA256;
import static io.holdfast.bitcoin.psbt.InputField.WITNESS_UTXO;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.EcdsaSignature;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.tx.Witness;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Reads and checks the values of an input's fields. */
final class InputValues {
  /** Lock times below are heights, others Unix seconds. */
  private static final long LOCKTIME_THRESHOLD = 500_000_000;

  private final FieldReader<InputField> fields;

  InputValues(String where, PsbtMap map, int version) {
    this.fields = new FieldReader<>(where, map, InputField.class, version);
  }

  Optional<Transaction> nonWitnessUtxo() {
    return fields
        .single(NON_WITNESS_UTXO)
        .map(value -> {
          try {
            return Transaction.parse(
                "PSBT " + fields.where() + ": " + NON_WITNESS_UTXO.label(), value.toArray());
          } catch (BitcoinException e) {
            throw new PsbtException(e.getMessage(), e);
          }
        });
  }

  Optional<TxOut> witnessUtxo() {
    return fields.single(WITNESS_UTXO, TxOut::read);
  }

  SequencedMap<Bytes, Bytes> partialSignatures() {
    return fields.keyed(
        PARTIAL_SIG,
        (_, value) -> {
          if (!EcdsaSignature.isEncoded(value)) {
            throw fields.error(PARTIAL_SIG, "is not a DER signature with a sighash byte after it");
          }
          return value;
        });
  }

  OptionalLong number(InputField field) {
    return fields
        .single(field, in -> in.uint32("value"))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  Optional<Script> script(InputField field) {
    return fields.single(field).map(Script::of);
  }

  SequencedMap<Bytes, KeyOrigin> keyOrigins() {
    return fields.keyed(
        BIP32_DERIVATION, (_, value) -> fields.read(BIP32_DERIVATION, value, Origins::read));
  }

  Optional<Witness> finalWitness() {
    return fields.single(FINAL_SCRIPTWITNESS, Witness::read);
  }

  TaprootInput taproot() {
    return TaprootInput.read(fields);
  }

  Musig2Input musig2() {
    return Musig2Input.read(fields);
  }

  Optional<TxId> previousTxid() {
    return fields.sized(PREVIOUS_TXID, 32).map(TxId::new);
  }

  OptionalLong requiredTime() {
    OptionalLong time = number(REQUIRED_TIME_LOCKTIME);
    if (time.isPresent() && time.getAsLong() < LOCKTIME_THRESHOLD) {
      throw fields.error(REQUIRED_TIME_LOCKTIME, "is below 500000000, which makes it a height");
    }
    return time;
  }

  OptionalLong requiredHeight() {
    OptionalLong height = number(REQUIRED_HEIGHT_LOCKTIME);
    if (height.isPresent()
        && (height.getAsLong() == 0 || height.getAsLong() >= LOCKTIME_THRESHOLD)) {
      throw fields.error(REQUIRED_HEIGHT_LOCKTIME, "is not within 1 and 499999999");
    }
    return height;
  }

  /** Checks that preimages are those of the hashes that they are filed under. */
  void checkPreimages() {
    preimage(RIPEMD160, Hashes::ripemd160);
    preimage(SHA256, Hashes::sha256);
    preimage(HASH160, Hashes::hash160);
    preimage(HASH256, Hashes::doubleSha256);
  }

  private void preimage(InputField field, UnaryOperator<byte[]> hash) {
    fields.keyed(
        field,
        (expected, value) -> {
          if (!expected.sameAs(hash.apply(value.toArray()))) {
            throw fields.error(field, "is not the preimage of the hash in its key");
          }
          return value;
        });
  }
}
