package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the PSBT of a payment, version 0, with all that a signer needs to know (BIP-174's creator
 * and updater). Amounts and fee are the caller's to choose; inputs opt in to replacement (BIP-125).
 */
public final class PaymentDraft {
  private static final long REPLACEABLE = TxIn.FINAL - 2;

  private record Input(Transaction previous, int vout, Optional<WalletScript> own, long sequence) {}

  private record Output(TxOut output, Optional<WalletScript> own) {}

  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private long lockTime;

  /** Spends an output of {@code previous} that pays a script of the wallet. */
  public PaymentDraft spend(Transaction previous, int vout, WalletScript own) {
    return spend(previous, vout, own, REPLACEABLE);
  }

  /**
   * The same, with a sequence number that a relative lock time of the script wants (BIP-68).
   *
   * @param sequence at most 0xfffffffe, or the transaction's lock time would not count
   */
  public PaymentDraft spend(Transaction previous, int vout, WalletScript own, long sequence) {
    inputs.add(new Input(previous, vout, Optional.of(own), sequence));
    return this;
  }

  /** Sets the lock time, which is 0 otherwise: a height below 500000000, else Unix seconds. */
  public PaymentDraft lockTime(long value) {
    lockTime = value;
    return this;
  }

  /** Spends an output of {@code previous} that is another's. */
  public PaymentDraft spend(Transaction previous, int vout) {
    return spend(previous, vout, REPLACEABLE);
  }

  /** The same, with a sequence number. */
  public PaymentDraft spend(Transaction previous, int vout, long sequence) {
    inputs.add(new Input(previous, vout, Optional.empty(), sequence));
    return this;
  }

  /** Pays {@code amount} sat to a script. */
  public PaymentDraft pay(Script script, long amount) {
    outputs.add(new Output(new TxOut(amount, script), Optional.empty()));
    return this;
  }

  /** Pays {@code amount} sat to a script of a wallet, and says where in it the script lies. */
  public PaymentDraft pay(WalletScript own, long amount) {
    outputs.add(new Output(new TxOut(amount, own.derived().scriptPubKey()), Optional.of(own)));
    return this;
  }

  /** The sat that it spends. */
  public long inputSum() {
    return Amounts.sum(
        "inputs",
        inputs.stream().mapToLong(each -> each.previous.outputs().get(each.vout).value()));
  }

  /** The sat that it pays. */
  public long outputSum() {
    return Amounts.sum("outputs", outputs.stream().mapToLong(each -> each.output.value()));
  }

  int outputCount() {
    return outputs.size();
  }

  /** Another draft that pays this and one thing more. */
  PaymentDraft and(WalletScript own, long amount) {
    return copy().pay(own, amount);
  }

  /** Another draft that pays this and one thing more. */
  PaymentDraft and(Script script, long amount) {
    return copy().pay(script, amount);
  }

  private PaymentDraft copy() {
    PaymentDraft copy = new PaymentDraft().lockTime(lockTime);
    copy.inputs.addAll(inputs);
    copy.outputs.addAll(outputs);
    return copy;
  }

  /** The PSBT, with nothing signed. */
  public Psbt psbt() {
    List<TxIn> ins =
        inputs.stream()
            .map(
                each -> TxIn.unsigned(new OutPoint(each.previous.txid(), each.vout), each.sequence))
            .toList();
    Psbt bare =
        Psbt.of(new Transaction(2, ins, outputs.stream().map(Output::output).toList(), lockTime));
    List<PsbtInput> filledInputs = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      PsbtInput spending = Updater.spending(bare.inputs().get(i), inputs.get(i).previous);
      filledInputs.add(inputs.get(i).own.map(own -> Updater.input(spending, own)).orElse(spending));
    }
    List<PsbtOutput> filledOutputs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      PsbtOutput paying = bare.outputs().get(i);
      filledOutputs.add(outputs.get(i).own.map(own -> Updater.output(paying, own)).orElse(paying));
    }
    return bare.withInputs(filledInputs).withOutputs(filledOutputs);
  }
}
