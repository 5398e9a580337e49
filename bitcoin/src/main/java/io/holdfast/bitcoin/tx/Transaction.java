package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.util.List;

/**
 * A transaction.
 *
 * @param version the 32 bits of its version
 * @param inputs what it spends
 * @param outputs what it pays
 * @param lockTime a height (below 500,000,000) or a time in Unix seconds, 0 to 2^32 - 1
 */
public record Transaction(int version, List<TxIn> inputs, List<TxOut> outputs, long lockTime) {
  /** The heaviest that fits a block, in weight units (BIP-141). */
  public static final int MAX_WEIGHT = 4_000_000;

  /** The heaviest that nodes relay, in weight units (Bitcoin Core's policy). */
  public static final int MAX_RELAYED_WEIGHT = 400_000;

  /** More inputs than this fit no block. */
  public static final int MAX_INPUTS = MAX_WEIGHT / (4 * TransactionFormat.SMALLEST_INPUT);

  /** More outputs than this fit no block. */
  public static final int MAX_OUTPUTS = MAX_WEIGHT / (4 * TransactionFormat.SMALLEST_OUTPUT);

  public Transaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (lockTime < 0 || lockTime > 0xffff_ffffL) {
      throw new BitcoinException("lock time " + lockTime + " is not within 0 and 2^32 - 1");
    }
  }

  /**
   * Reads a whole transaction, with or without witnesses (BIP-144).
   *
   * @throws MalformedDataException if the bytes are not exactly one transaction
   */
  public static Transaction parse(byte[] data) {
    return TransactionFormat.read("transaction", data, true);
  }

  /** Like {@link #parse(byte[])}, from hex. */
  public static Transaction parseHex(String hex) {
    return parse(Bytes.fromHex(hex).toArray());
  }

  /**
   * Reads a transaction in the form without witnesses only, the one in which a transaction without
   * inputs is unambiguous (BIP-174).
   *
   * @param subject names it in errors
   */
  public static Transaction parseWithoutWitness(String subject, byte[] data) {
    return TransactionFormat.read(subject, data, false);
  }

  /** Reads a whole transaction; {@code subject} names it in errors. */
  public static Transaction parse(String subject, byte[] data) {
    return TransactionFormat.read(subject, data, true);
  }

  /** The bytes of the wire, with witnesses if there are any. */
  public byte[] serialize() {
    return TransactionFormat.write(this, hasWitness());
  }

  /** The bytes without witnesses, those that the txid hashes. */
  public byte[] serializeWithoutWitness() {
    return TransactionFormat.write(this, false);
  }

  /** {@link #serialize} in hex. */
  public String hex() {
    return Bytes.of(serialize()).hex();
  }

  /** The id, which does not cover witnesses. */
  public TxId txid() {
    return new TxId(Bytes.of(Hashes.doubleSha256(serializeWithoutWitness())));
  }

  /** The id of the form with witnesses (BIP-141). */
  public TxId wtxid() {
    return new TxId(Bytes.of(Hashes.doubleSha256(serialize())));
  }

  /** Whether any input has a witness. */
  public boolean hasWitness() {
    return inputs.stream().anyMatch(input -> !input.witness().isEmpty());
  }

  /** Weight units: three times the size without witnesses plus the whole size (BIP-141). */
  public int weight() {
    int stripped = TransactionFormat.strippedSize(this);
    return 4 * stripped + TransactionFormat.witnessSize(this);
  }

  /** Virtual bytes: the weight divided by four, rounded up (BIP-141). */
  public int vsize() {
    return (weight() + 3) / 4;
  }

  /**
   * The sum of the outputs in satoshi.
   *
   * @throws BitcoinException if it is more than there can be
   */
  public long outputSum() {
    return Amounts.sum("outputs", outputs.stream().mapToLong(TxOut::value));
  }

  /** This transaction with other inputs: how a signed one is made of an unsigned one. */
  public Transaction withInputs(List<TxIn> others) {
    return new Transaction(version, others, outputs, lockTime);
  }
}
