package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.FeeRate;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.List;

/** A PSBT that passed every check of {@link PsbtCheck}: the facts that a policy judges. */
public final class CheckedPsbt {
  private final Psbt psbt;
  private final Transaction transaction;
  private final List<CheckedInput> inputs;
  private final SizeEstimate size;
  private final SegwitSighash hashes;
  private final AllowedSighashes allowed;
  private final OutputKeys outputKeys;

  CheckedPsbt(
      Psbt psbt,
      Transaction transaction,
      List<CheckedInput> inputs,
      AllowedSighashes allowed,
      OutputKeys outputKeys) {
    this.outputKeys = outputKeys;
    this.psbt = psbt;
    this.allowed = allowed;
    this.transaction = transaction;
    this.inputs = List.copyOf(inputs);
    this.size = SizeEstimate.of(transaction, inputs);
    this.hashes = new SegwitSighash(transaction, spentOutputs());
  }

  /** As it was given. */
  public Psbt psbt() {
    return psbt;
  }

  /** The unsigned transaction. */
  public Transaction transaction() {
    return transaction;
  }

  /** The inputs in their order. */
  public List<CheckedInput> inputs() {
    return inputs;
  }

  /** The outputs that the inputs spend, in the order of the inputs. */
  public List<TxOut> spentOutputs() {
    return inputs.stream().map(CheckedInput::spent).toList();
  }

  /** The sum of what is spent, in satoshi. */
  public long inputSum() {
    return Amounts.sum("inputs", inputs.stream().mapToLong(input -> input.spent().value()));
  }

  /** The sum of what is paid, in satoshi. */
  public long outputSum() {
    return transaction.outputSum();
  }

  /** What the miners get, in satoshi; not negative. */
  public long fee() {
    return inputSum() - outputSum();
  }

  /** How heavy the signed transaction will be. */
  public SizeEstimate size() {
    return size;
  }

  /** The feerate if all signatures take the most room they can: the lowest it can be. */
  public FeeRate lowestFeeRate() {
    return FeeRate.ofWeight(fee(), size.greatestWeight());
  }

  /** The feerate if all signatures take the least room that is likely: the highest it can be. */
  public FeeRate highestFeeRate() {
    return FeeRate.ofWeight(fee(), size.leastWeight());
  }

  /**
   * Requires that a signature that the PSBT brings has a type that is allowed.
   *
   * @param what the signature, for the error
   */
  void requireSighash(int input, String what, int type) {
    boolean paired = (type & 3) != SighashType.SINGLE || input < transaction.outputs().size();
    if (!allowed.allows(type) || !paired) {
      throw SigningRefused.input(
          input,
          RefusalRule.SIGHASH_TYPE,
          what
              + " has sighash type "
              + SighashType.label(type)
              + (paired
                  ? "; allowed are " + allowed
                  : ", and there is no output of that index to sign"));
    }
  }

  /** The output keys that were computed for the checks. */
  public OutputKeys outputKeys() {
    return outputKeys;
  }

  /** The signature hashes of segwit inputs. */
  SegwitSighash hashes() {
    return hashes;
  }
}
