package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.sign.Spend.Scheme;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxOut;
import java.util.Optional;
import java.util.OptionalLong;

/** The checks of one input. */
final class InputCheck {
  private final int index;
  private final PsbtInput input;
  private final OutPoint previous;
  private final int outputs;
  private final AllowedSighashes allowed;
  private final OutputKeys outputKeys;

  private InputCheck(
      int index,
      PsbtInput input,
      Transaction transaction,
      AllowedSighashes allowed,
      OutputKeys outputKeys) {
    this.outputKeys = outputKeys;
    this.index = index;
    this.input = input;
    this.previous = transaction.inputs().get(index).previous();
    this.outputs = transaction.outputs().size();
    this.allowed = allowed;
  }

  static CheckedInput check(
      int index,
      PsbtInput input,
      Transaction transaction,
      AllowedSighashes allowed,
      OutputKeys outputKeys) {
    return new InputCheck(index, input, transaction, allowed, outputKeys).check();
  }

  private CheckedInput check() {
    TxOut spent = spentOutput();
    Spend spend = new SpendResolver(index, input).resolve(spent.script());
    if (spend.scheme() == Scheme.LEGACY && input.witnessUtxo().isPresent()) {
      throw refuse(
          RefusalRule.WITNESS_UTXO_OF_NON_WITNESS_INPUT,
          "has a witness_utxo, but spends a "
              + spend.label()
              + " output, whose signature would not commit to the amount");
    }
    int sighashType = sighashType(spend.scheme());
    if (spend.template() instanceof OutputType.PayToTaproot(Bytes outputKey)
        && spend.scheme() == Scheme.TAPROOT) {
      TaprootCheck.check(index, input.taproot(), outputKey, outputKeys);
    }
    return new CheckedInput(index, input, spent, spend, sighashType);
  }

  private TxOut spentOutput() {
    Optional<TxOut> proven = input.nonWitnessUtxo().map(this::fromPrevious);
    Optional<TxOut> claimed = input.witnessUtxo();
    if (proven.isPresent()) {
      claimed.ifPresent(claim -> requireSame(claim, proven.get()));
      return proven.get();
    }
    TxOut claim =
        claimed.orElseThrow(() ->
            refuse(
                RefusalRule.MISSING_PREVIOUS_TRANSACTION,
                "has neither non_witness_utxo nor witness_utxo, so what it spends is unknown;"
                    + " add the previous transaction "
                    + previous.txid()));
    if (!(OutputType.of(claim.script()) instanceof OutputType.PayToTaproot)) {
      throw refuse(
          RefusalRule.MISSING_PREVIOUS_TRANSACTION,
          "spends a "
              + OutputType.of(claim.script()).label()
              + " output without non_witness_utxo; only taproot inputs need no previous"
              + " transaction, so add "
              + previous.txid());
    }
    return claim;
  }

  private TxOut fromPrevious(Transaction transaction) {
    TxId txid = transaction.txid();
    if (!txid.equals(previous.txid())) {
      throw refuse(
          RefusalRule.PREVIOUS_TRANSACTION_MISMATCH,
          "non_witness_utxo is transaction " + txid + ", and the input spends " + previous);
    }
    if (previous.vout() >= transaction.outputs().size()) {
      throw refuse(
          RefusalRule.PREVIOUS_TRANSACTION_MISMATCH,
          "spends "
              + previous
              + ", and that transaction has only "
              + transaction.outputs().size()
              + " outputs");
    }
    return transaction.outputs().get((int) previous.vout());
  }

  private void requireSame(TxOut claim, TxOut proven) {
    if (claim.value() != proven.value()) {
      throw refuse(
          RefusalRule.WITNESS_UTXO_CONTRADICTION,
          "witness_utxo claims "
              + claim.value()
              + " sat, and the previous transaction has "
              + proven.value()
              + " sat");
    }
    if (!claim.script().equals(proven.script())) {
      throw refuse(
          RefusalRule.WITNESS_UTXO_CONTRADICTION,
          "witness_utxo claims another script than the previous transaction has");
    }
  }

  private int sighashType(Scheme scheme) {
    int usual = scheme == Scheme.TAPROOT ? SighashType.DEFAULT : SighashType.ALL;
    OptionalLong stated = input.sighashType();
    if (stated.isEmpty()) {
      return usual;
    }
    long type = stated.getAsLong();
    boolean known =
        type >= 0
            && type <= 0xff
            && (scheme == Scheme.TAPROOT
                ? SighashType.isTaproot((int) type)
                : SighashType.isEcdsa((int) type));
    if (!known) {
      throw refuse(
          RefusalRule.SIGHASH_TYPE,
          "sighash_type is " + SighashType.label(type) + ", which is none of " + names(scheme));
    }
    if (!allowed.allows(type)) {
      throw refuse(
          RefusalRule.SIGHASH_TYPE,
          "sighash_type is "
              + SighashType.label(type)
              + "; only "
              + allowed
              + " may be signed here");
    }
    if ((type & 3) == SighashType.SINGLE && index >= outputs) {
      throw refuse(
          RefusalRule.SIGHASH_TYPE,
          "sighash_type is "
              + SighashType.label(type)
              + ", and there is no output "
              + index
              + " that it could sign");
    }
    return (int) type;
  }

  private static String names(Scheme scheme) {
    return (scheme == Scheme.TAPROOT ? "DEFAULT, " : "")
        + "ALL, NONE and SINGLE, with or without ANYONECANPAY";
  }

  private SigningRefused refuse(RefusalRule rule, String problem) {
    return SigningRefused.input(index, rule, problem);
  }
}
