package io.holdfast.bitcoin.psbt;

import static io.holdfast.bitcoin.psbt.GlobalField.FALLBACK_LOCKTIME;
import static io.holdfast.bitcoin.psbt.GlobalField.INPUT_COUNT;
import static io.holdfast.bitcoin.psbt.GlobalField.OUTPUT_COUNT;
import static io.holdfast.bitcoin.psbt.GlobalField.TX_MODIFIABLE;
import static io.holdfast.bitcoin.psbt.GlobalField.TX_VERSION;
import static io.holdfast.bitcoin.psbt.GlobalField.UNSIGNED_TX;
import static io.holdfast.bitcoin.psbt.GlobalField.VERSION;
import static io.holdfast.bitcoin.psbt.GlobalField.XPUB;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import java.util.Optional;
import java.util.SequencedMap;

/** The global map with its fields read. */
final class PsbtGlobal {
  private static final int XPUB_DEPTH_OFFSET = 4;

  private final PsbtMap map;
  private final FieldReader<GlobalField> fields;
  private final int version;
  private final Optional<Transaction> unsigned;
  private final SequencedMap<Bytes, KeyOrigin> xpubs;
  private final long inputCount;
  private final long outputCount;

  PsbtGlobal(PsbtMap map) {
    this.map = map;
    this.version = readVersion(map);
    this.fields = new FieldReader<>("global", map, GlobalField.class, version);
    this.unsigned = fields.single(UNSIGNED_TX).map(this::readUnsigned);
    this.xpubs = fields.keyed(XPUB, this::readXpub);
    this.inputCount = count(INPUT_COUNT, unsigned.map(tx -> tx.inputs().size()));
    this.outputCount = count(OUTPUT_COUNT, unsigned.map(tx -> tx.outputs().size()));
    fields.sized(TX_VERSION, 4);
    fields.sized(FALLBACK_LOCKTIME, 4);
    fields.sized(TX_MODIFIABLE, 1);
  }

  private static int readVersion(PsbtMap map) {
    Bytes value = map.entries().get(VERSION.key());
    if (value == null) {
      return 0;
    }
    if (value.size() != 4) {
      throw PsbtException.at("global", VERSION, "must have 4 bytes, not " + value.size());
    }
    boolean supported = (value.at(0) == 0 || value.at(0) == 2) && value.slice(1, 4).equals(ZEROS);
    if (!supported) {
      throw PsbtException.at("global", VERSION, "is not 0 or 2, the versions there are");
    }
    return value.at(0);
  }

  private static final Bytes ZEROS = Bytes.of(new byte[3]);

  private Transaction readUnsigned(Bytes value) {
    Transaction transaction;
    try {
      transaction =
          Transaction.parseWithoutWitness("PSBT global: " + UNSIGNED_TX.label(), value.toArray());
    } catch (BitcoinException e) {
      throw new PsbtException(e.getMessage(), e);
    }
    for (int i = 0; i < transaction.inputs().size(); i++) {
      if (!transaction.inputs().get(i).scriptSig().isEmpty()) {
        throw fields.error(UNSIGNED_TX, "has a scriptSig in input " + i + ", which must be empty");
      }
    }
    return transaction;
  }

  private KeyOrigin readXpub(Bytes xpub, Bytes value) {
    KeyOrigin origin = fields.read(XPUB, value, Origins::read);
    int depth = xpub.at(XPUB_DEPTH_OFFSET);
    if (origin.path().depth() != depth) {
      throw fields.error(
          XPUB,
          "has a path of "
              + origin.path().depth()
              + " steps, and the extended key says its depth is "
              + depth);
    }
    return origin;
  }

  private long count(GlobalField field, Optional<Integer> fromTransaction) {
    return fields
        .single(field, in -> in.compactSize("value"))
        .orElseGet(() -> (long) fromTransaction.orElseThrow());
  }

  PsbtMap map() {
    return map;
  }

  int version() {
    return version;
  }

  SequencedMap<Bytes, KeyOrigin> xpubs() {
    return xpubs;
  }

  long inputCount() {
    return inputCount;
  }

  long outputCount() {
    return outputCount;
  }

  /** The unsigned transaction, in version 0. */
  Optional<Transaction> unsigned() {
    return unsigned;
  }

  /** The version of the transaction, in version 2. */
  int transactionVersion() {
    return fields.single(TX_VERSION, in -> in.int32("value")).orElseThrow();
  }

  /** The lock time where no input requires one, in version 2. */
  long fallbackLockTime() {
    return fields.single(FALLBACK_LOCKTIME, in -> in.uint32("value")).orElse(0L);
  }

  /** The sequence number of an input that states none. */
  static long defaultSequence() {
    return TxIn.FINAL;
  }
}
