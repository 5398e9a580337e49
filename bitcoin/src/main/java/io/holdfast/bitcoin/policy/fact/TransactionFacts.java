package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.CheckedInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.tx.FeeRate;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.LocatedPsbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a policy judges of a transaction, every figure proven: amounts by the previous transactions
 * or, for taproot, by the signature itself; what is the wallet's own by derivation.
 *
 * @param txid of the transaction without signatures: that of the signed one, if all its inputs are
 *     of native segwit
 * @param fee in sat
 * @param vsize the smallest that the signed transaction may have, so that the feerate is the
 *     highest it can be
 */
public record TransactionFacts(
    Network network,
    TxId txid,
    int version,
    long lockTime,
    List<InputFact> inputs,
    List<OutputFact> outputs,
    long fee,
    long vsize) {
  public TransactionFacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The facts of a checked PSBT as seen from a wallet. */
  public static TransactionFacts of(CheckedPsbt checked, Wallet wallet) {
    return of(LocatedPsbt.of(checked, wallet), Map.of());
  }

  /**
   * The facts of a checked PSBT.
   *
   * @param others further wallets by name, so that payments to them are known as such
   */
  public static TransactionFacts of(LocatedPsbt located, Map<String, Wallet> others) {
    CheckedPsbt checked = located.checked();
    List<InputFact> inputs = checked.inputs().stream().map(input -> input(input, located)).toList();
    List<OutputFact> outputs =
        IntStream.range(0, checked.transaction().outputs().size())
            .mapToObj(index -> output(index, located, others))
            .toList();
    return new TransactionFacts(
        located.wallet().network(),
        checked.transaction().txid(),
        checked.transaction().version(),
        checked.transaction().lockTime(),
        inputs,
        outputs,
        checked.fee(),
        checked.size().leastVsize());
  }

  /** The highest feerate that the signed transaction may have. */
  public FeeRate feerate() {
    return new FeeRate(fee, vsize);
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
    return inputs.stream().filter(InputFact::isOwn).mapToLong(InputFact::amount).sum();
  }

  /** The outputs that aren't proven to be the wallet's own. */
  public List<OutputFact> foreignOutputs() {
    return outputs.stream().filter(output -> !output.isOwn()).toList();
  }

  /** Whether any input opts in to replacement (BIP-125). */
  public boolean signalsReplacement() {
    return inputs.stream().anyMatch(input -> input.sequence() < TxIn.FINAL - 1);
  }

  /** Whether every input is final, so that the lock time has no effect. */
  public boolean isFinal() {
    return inputs.stream().allMatch(input -> input.sequence() == TxIn.FINAL);
  }

  /** What the transaction adds to the usage that a question is about. */
  public Usage adds(UsageQuestion question) {
    return switch (question.scope()) {
      case WALLET, INITIATOR -> new Usage(amount(), 1, fee);
      case DESTINATION -> addsByDestination().getOrDefault(question.subject(), Usage.NONE);
    };
  }

  /** What it adds to the usage of each destination that it pays. */
  public Map<String, Usage> addsByDestination() {
    Map<String, Long> amounts = new LinkedHashMap<>();
    foreignOutputs()
        .forEach(output -> amounts.merge(output.destination(), output.amount(), Long::sum));
    Map<String, Usage> adds = new LinkedHashMap<>();
    amounts.forEach((destination, amount) -> adds.put(destination, new Usage(amount, 1, fee)));
    return adds;
  }

  /** As a document, whose hash stands for the transaction as it was judged. */
  public Map<String, Object> toDocument() {
    return TransactionDocument.write(this);
  }

  /**
   * Reads what {@link #toDocument} wrote.
   *
   * @throws io.holdfast.bitcoin.policy.document.DocumentException naming the field that is wrong
   */
  public static TransactionFacts parse(Map<String, ?> document) {
    return TransactionDocument.read(document);
  }

  /** SHA-256 of the document's canonical bytes. */
  public Bytes hash() {
    return Canonical.hash(toDocument());
  }

  private long ownOutputs() {
    return outputs.stream().filter(OutputFact::isOwn).mapToLong(OutputFact::amount).sum();
  }

  private long foreign() {
    return foreignOutputs().stream().mapToLong(OutputFact::amount).sum();
  }

  private static InputFact input(CheckedInput input, LocatedPsbt located) {
    var given = located.checked().transaction().inputs().get(input.index());
    return new InputFact(
        input.index(),
        given.previous(),
        input.spent().value(),
        input.spent().script(),
        input.spend().label(),
        given.sequence(),
        SighashType.label(input.sighashType()),
        located.inputs().get(input.index()).map(WalletScript::place));
  }

  private static OutputFact output(int index, LocatedPsbt located, Map<String, Wallet> others) {
    TxOut output = located.checked().transaction().outputs().get(index);
    Optional<WalletScript> own = located.outputs().get(index);
    Map<Bytes, KeyOrigin> claims =
        own.isPresent()
            ? Map.of()
            : LocatedPsbt.claims(located.checked().psbt().outputs().get(index));
    return new OutputFact(
        index,
        output.value(),
        output.script(),
        Address.of(located.wallet().network(), output.script()).map(Address::text),
        own.map(WalletScript::place),
        claims.isEmpty() ? Optional.empty() : among(others, output.script(), claims),
        claims);
  }

  private static Optional<String> among(
      Map<String, Wallet> others, Script script, Map<Bytes, KeyOrigin> claims) {
    return others.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(other -> other.getValue().locate(script, claims).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
