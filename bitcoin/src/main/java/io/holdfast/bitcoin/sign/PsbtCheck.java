package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks all that can be checked of a PSBT without keys and without a policy, so that what the
 * policy then judges, amounts above all, is true.
 */
public final class PsbtCheck {
  private PsbtCheck() {}

  /**
   * Checks a PSBT that is to be signed whole, with DEFAULT or ALL, on {@code network}.
   *
   * @throws SigningRefused naming the rule, the place and the numbers
   * @throws io.holdfast.bitcoin.psbt.PsbtException if its lock times exclude each other
   */
  public static CheckedPsbt check(Psbt psbt, Network network) {
    return check(psbt, network, AllowedSighashes.WHOLE);
  }

  /**
   * Checks a PSBT that is to be signed on {@code network}.
   *
   * @param allowed the sighash types that signatures may have
   * @throws SigningRefused naming the rule, the place and the numbers
   * @throws io.holdfast.bitcoin.psbt.PsbtException if its lock times exclude each other
   */
  public static CheckedPsbt check(Psbt psbt, Network network, AllowedSighashes allowed) {
    psbt.xpubs().keySet().forEach(xpub -> requireNetwork(xpub, network));
    return check(psbt, allowed);
  }

  /**
   * Checks a PSBT on whichever network, as for finalizing what others signed.
   *
   * @param allowed the sighash types that signatures may have
   * @throws SigningRefused naming the rule, the place and the numbers
   * @throws io.holdfast.bitcoin.psbt.PsbtException if its lock times exclude each other
   */
  public static CheckedPsbt check(Psbt psbt, AllowedSighashes allowed) {
    Transaction transaction = psbt.unsignedTransaction();
    if (transaction.inputs().isEmpty() || transaction.outputs().isEmpty()) {
      throw new SigningRefused(
          RefusalRule.EMPTY_TRANSACTION,
          "the transaction has "
              + transaction.inputs().size()
              + " inputs and "
              + transaction.outputs().size()
              + " outputs; it needs at least one of each");
    }
    refuseDuplicates(transaction);
    OutputKeys outputKeys = new OutputKeys();
    List<CheckedInput> inputs = new ArrayList<>(transaction.inputs().size());
    for (int i = 0; i < transaction.inputs().size(); i++) {
      inputs.add(InputCheck.check(i, psbt.inputs().get(i), transaction, allowed, outputKeys));
    }
    requireCovered(transaction, inputs);
    CheckedPsbt checked = new CheckedPsbt(psbt, transaction, inputs, allowed, outputKeys);
    // This also bounds the work of signing, which for inputs before segwit grows with its square.
    if (checked.size().greatestWeight() > Transaction.MAX_RELAYED_WEIGHT) {
      throw new SigningRefused(
          RefusalRule.TOO_HEAVY,
          "the signed transaction would weigh "
              + checked.size().greatestWeight()
              + " weight units; nodes relay at most "
              + Transaction.MAX_RELAYED_WEIGHT
              + ", so pay with fewer inputs or outputs");
    }
    return checked;
  }

  private static void refuseDuplicates(Transaction transaction) {
    Map<OutPoint, Integer> seen = new HashMap<>();
    for (int i = 0; i < transaction.inputs().size(); i++) {
      OutPoint previous = transaction.inputs().get(i).previous();
      Integer first = seen.putIfAbsent(previous, i);
      if (first != null) {
        throw SigningRefused.input(
            i, RefusalRule.DUPLICATE_INPUT, "spends " + previous + ", as input " + first + " does");
      }
    }
  }

  private static void requireNetwork(Bytes xpub, Network network) {
    int version = 0;
    for (int i = 0; i < 4; i++) {
      version = version << 8 | xpub.at(i);
    }
    Optional<ExtendedKeyVersion> of = ExtendedKeyVersion.ofPublic(version);
    if (of.isPresent() && !of.get().suits(network)) {
      throw new SigningRefused(
          RefusalRule.WRONG_NETWORK,
          "global xpub begins with "
              + of.get().publicPrefix()
              + ", which is of "
              + Arrays.stream(Network.values())
                  .filter(of.get()::suits)
                  .map(Network::label)
                  .collect(Collectors.joining(" or "))
              + ", not of "
              + network.label());
    }
  }

  private static void requireCovered(Transaction transaction, List<CheckedInput> inputs) {
    long in;
    long out;
    try {
      in = Amounts.sum("inputs", inputs.stream().mapToLong(input -> input.spent().value()));
      out = transaction.outputSum();
    } catch (BitcoinException e) {
      throw new SigningRefused(RefusalRule.OUTPUTS_EXCEED_INPUTS, e.getMessage(), e);
    }
    if (out > in) {
      throw new SigningRefused(
          RefusalRule.OUTPUTS_EXCEED_INPUTS,
          "the outputs sum up to " + out + " sat and the inputs only to " + in + " sat");
    }
  }
}
