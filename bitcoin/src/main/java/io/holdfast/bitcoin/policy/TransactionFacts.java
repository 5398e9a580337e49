package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.sign.CheckedInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.tx.FeeRate;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a policy judges of a transaction, every figure proven: amounts by the previous transactions
 * or, for taproot, by the signature itself; what is the wallet's own by derivation.
 *
 * @param fee in sat
 * @param feerate of the smallest size that the signed transaction may have: the highest it can be
 */
public record TransactionFacts(
    Network network, List<InputFact> inputs, List<OutputFact> outputs, long fee, FeeRate feerate) {
  public TransactionFacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The facts of a checked PSBT as seen from a wallet. */
  public static TransactionFacts of(CheckedPsbt checked, Wallet wallet) {
    List<InputFact> inputs =
        checked.inputs().stream().map(input -> input(input, checked, wallet)).toList();
    List<OutputFact> outputs =
        IntStream.range(0, checked.transaction().outputs().size())
            .mapToObj(index -> output(index, checked, wallet))
            .toList();
    return new TransactionFacts(
        wallet.network(), inputs, outputs, checked.fee(), checked.highestFeeRate());
  }

  /**
   * The sat that leave the wallet, fee apart: what its inputs are worth more than the outputs that
   * are its own, but no more than what others get. Where all inputs are the wallet's, this is what
   * others get; where some aren't, the wallet's share of the fee is not told from a payment.
   */
  public long amount() {
    return Math.clamp(ownInputs() - ownOutputs(), 0, foreign());
  }

  /** The sat of the inputs that are the wallet's own. */
  public long ownInputs() {
    return inputs.stream()
        .filter(input -> input.own().isPresent())
        .mapToLong(InputFact::amount)
        .sum();
  }

  /** The outputs that aren't proven to be the wallet's own. */
  public List<OutputFact> foreignOutputs() {
    return outputs.stream().filter(output -> output.own().isEmpty()).toList();
  }

  private long ownOutputs() {
    return outputs.stream()
        .filter(output -> output.own().isPresent())
        .mapToLong(OutputFact::amount)
        .sum();
  }

  private long foreign() {
    return foreignOutputs().stream().mapToLong(OutputFact::amount).sum();
  }

  private static InputFact input(CheckedInput input, CheckedPsbt checked, Wallet wallet) {
    Map<Bytes, KeyOrigin> claims =
        claims(input.input().keyOrigins(), input.input().taproot().keyOrigins());
    return new InputFact(
        input.index(),
        checked.transaction().inputs().get(input.index()).previous(),
        input.spent().value(),
        wallet.locate(input.spent().script(), claims));
  }

  private static OutputFact output(int index, CheckedPsbt checked, Wallet wallet) {
    TxOut output = checked.transaction().outputs().get(index);
    PsbtOutput fields = checked.psbt().outputs().get(index);
    Map<Bytes, KeyOrigin> claims = claims(fields.keyOrigins(), fields.taprootKeyOrigins());
    return new OutputFact(
        index,
        output.value(),
        output.script(),
        Address.of(wallet.network(), output.script()).map(Address::text),
        wallet.locate(output.script(), claims));
  }

  private static Map<Bytes, KeyOrigin> claims(
      Map<Bytes, KeyOrigin> keys, Map<Bytes, TaprootKeyOrigin> taprootKeys) {
    Map<Bytes, KeyOrigin> claims = new HashMap<>(keys);
    taprootKeys.forEach((key, origin) -> claims.put(key, origin.origin()));
    return claims;
  }
}
