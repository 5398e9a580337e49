package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.miniscript.SpendTime;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.tx.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the final unlocking script and witness out of an input's signatures, where they suffice.
 */
final class Satisfier {
  private Satisfier() {}

  /** A finished input's unlocking script and witness. */
  record Satisfaction(Script scriptSig, Witness witness) {}

  /**
   * What finishes an input.
   *
   * @param time the lock times that its transaction has
   */
  static Optional<Satisfaction> satisfy(Spend spend, PsbtInput input, SpendTime time) {
    return switch (spend.scheme()) {
      case LEGACY -> stack(spend, input).map(items -> legacy(spend, items));
      case WITNESS_V0 ->
          stack(spend, input)
              .or(() ->
                  spend
                      .witnessScript()
                      .flatMap(script -> MiniscriptSpend.satisfy(script, input, time)))
              .map(items -> witness(spend, items));
      case TAPROOT -> taproot(input, time).map(witness -> new Satisfaction(Script.EMPTY, witness));
      case UNKNOWN -> Optional.empty();
    };
  }

  /** The key path, or else the leaf with the smallest witness. */
  private static Optional<Witness> taproot(PsbtInput input, SpendTime time) {
    return input
        .taproot()
        .keySignature()
        .map(Witness::of)
        .or(() ->
            input.taproot().leaves().stream()
                .flatMap(leaf -> MiniscriptSpend.satisfy(leaf, input, time).stream())
                .map(Witness::new)
                .min(Comparator.comparingInt(Witness::size)));
  }

  /** What the script needs on the stack, bottom first. */
  private static Optional<List<Bytes>> stack(Spend spend, PsbtInput input) {
    return switch (spend.template()) {
      case OutputType.PayToPublicKeyHash(Bytes hash) -> signatureAndKey(input, hash);
      case OutputType.PayToWitnessPublicKeyHash(Bytes hash) -> signatureAndKey(input, hash);
      case OutputType.PayToPublicKey(Bytes key) ->
          Optional.ofNullable(input.partialSignatures().get(key)).map(List::of);
      case OutputType.Multisig(int required, List<Bytes> keys) -> multisig(input, required, keys);
      case OutputType.PayToScriptHash _,
          OutputType.PayToWitnessScriptHash _,
          OutputType.PayToTaproot _,
          OutputType.UnknownWitness _,
          OutputType.DataCarrier _,
          OutputType.NonStandard _ ->
          Optional.empty();
    };
  }

  private static Optional<List<Bytes>> signatureAndKey(PsbtInput input, Bytes hash) {
    return input.partialSignatures().entrySet().stream()
        .filter(entry -> hash.sameAs(Hashes.hash160(entry.getKey().toArray())))
        .findFirst()
        .map(entry -> List.of(entry.getValue(), entry.getKey()));
  }

  private static Optional<List<Bytes>> multisig(PsbtInput input, int required, List<Bytes> keys) {
    List<Bytes> items = new ArrayList<>();
    // OP_CHECKMULTISIG pops one item too many, which BIP-147 requires to be empty.
    items.add(Bytes.EMPTY);
    for (Bytes key : keys) {
      Bytes signature = input.partialSignatures().get(key);
      if (signature != null && items.size() <= required) {
        items.add(signature);
      }
    }
    return items.size() == required + 1 ? Optional.of(items) : Optional.empty();
  }

  private static Satisfaction legacy(Spend spend, List<Bytes> items) {
    ScriptBuilder script = new ScriptBuilder();
    for (Bytes item : items) {
      if (item.isEmpty()) {
        script.op(OpCodes.OP_0);
      } else {
        script.push(item);
      }
    }
    spend.redeemScript().ifPresent(redeem -> script.push(redeem.bytes()));
    return new Satisfaction(script.build(), Witness.EMPTY);
  }

  private static Satisfaction witness(Spend spend, List<Bytes> items) {
    List<Bytes> all = new ArrayList<>(items);
    spend.witnessScript().ifPresent(script -> all.add(script.bytes()));
    Script scriptSig =
        spend
            .redeemScript()
            .map(redeem -> new ScriptBuilder().push(redeem.bytes()).build())
            .orElse(Script.EMPTY);
    return new Satisfaction(scriptSig, new Witness(all));
  }
}
