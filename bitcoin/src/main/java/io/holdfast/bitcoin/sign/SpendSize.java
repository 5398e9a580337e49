package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.CompactSize;
import io.holdfast.bitcoin.miniscript.Limits;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootLeaf;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.Witness;
import java.util.Optional;

/**
 * The bytes that one input's unlocking script and witness will take.
 *
 * @param bounded whether the greatest sizes are bounds
 */
record SpendSize(
    int leastScriptSig,
    int greatestScriptSig,
    int leastWitness,
    int greatestWitness,
    boolean bounded) {
  private static final int LEAST_DER = 71;
  private static final int GREATEST_DER = 72;
  private static final int COMPRESSED = 33;
  private static final int UNCOMPRESSED = 65;
  private static final int SCHNORR = 64;

  static SpendSize of(CheckedInput checked) {
    PsbtInput input = checked.input();
    if (input.isFinal()) {
      int script = input.finalScriptSig().map(Script::size).orElse(0);
      int witness = input.finalWitness().map(Witness::size).orElse(1);
      return new SpendSize(script, script, witness, witness, true);
    }
    Spend spend = checked.spend();
    return switch (spend.scheme()) {
      case LEGACY -> legacy(checked);
      case WITNESS_V0 -> witness(checked);
      case TAPROOT -> taproot(checked);
      case UNKNOWN -> new SpendSize(0, 0, 1, 1, false);
    };
  }

  private static SpendSize legacy(CheckedInput checked) {
    Spend spend = checked.spend();
    int redeem = spend.redeemScript().map(SpendSize::pushSize).orElse(0);
    int least = redeem + satisfaction(spend.template(), LEAST_DER, COMPRESSED);
    int greatest = redeem + satisfaction(spend.template(), GREATEST_DER, keySize(checked));
    return new SpendSize(least, greatest, 1, 1, isKnown(spend.template()));
  }

  private static SpendSize witness(CheckedInput checked) {
    Spend spend = checked.spend();
    int script = spend.witnessScript().map(s -> CompactSize.length(s.size()) + s.size()).orElse(0);
    int scriptSig = spend.redeemScript().map(SpendSize::pushSize).orElse(0);
    Optional<Limits> limits =
        isKnown(spend.template())
            ? Optional.empty()
            : spend
                .witnessScript()
                .flatMap(each -> MiniscriptSpend.ofWitnessScript(each, checked.input()))
                .map(Miniscript::limits)
                .filter(Limits::satisfiable);
    if (limits.isPresent()) {
      int most = CompactSize.length(limits.get().stackElements() + 1);
      return new SpendSize(
          scriptSig,
          scriptSig,
          1 + script + limits.get().leastWitness(),
          most + script + limits.get().mostWitness(),
          true);
    }
    int count = 1;
    int least = count + script + satisfaction(spend.template(), LEAST_DER, COMPRESSED);
    int greatest = count + script + satisfaction(spend.template(), GREATEST_DER, COMPRESSED);
    return new SpendSize(scriptSig, scriptSig, least, greatest, isKnown(spend.template()));
  }

  private static SpendSize taproot(CheckedInput checked) {
    TaprootInput taproot = checked.input().taproot();
    int type = checked.sighashType();
    int keyPath =
        1
            + 1
            + taproot
                .keySignature()
                .map(Bytes::size)
                .orElse(type == SighashType.DEFAULT ? SCHNORR : SCHNORR + 1);
    int greatest = keyPath;
    boolean bounded = true;
    for (TaprootLeaf leaf : taproot.leaves()) {
      Optional<Limits> limits =
          MiniscriptSpend.ofLeaf(leaf, checked.input())
              .map(Miniscript::limits)
              .filter(Limits::satisfiable);
      bounded &= limits.isPresent();
      int script = leaf.script().size();
      int control = leaf.controlBlock().size();
      int elements = limits.map(Limits::stackElements).orElse(0);
      greatest =
          Math.max(
              greatest,
              CompactSize.length(elements + 2)
                  + limits.map(Limits::mostWitness).orElse(0)
                  + CompactSize.length(script)
                  + script
                  + CompactSize.length(control)
                  + control);
    }
    return new SpendSize(0, 0, keyPath, greatest, bounded);
  }

  /** Each element with the byte of its length or push. */
  private static int satisfaction(OutputType template, int signature, int key) {
    return switch (template) {
      case OutputType.PayToPublicKeyHash _, OutputType.PayToWitnessPublicKeyHash _ ->
          1 + signature + 1 + key;
      case OutputType.PayToPublicKey _ -> 1 + signature;
      case OutputType.Multisig multisig -> 1 + multisig.required() * (1 + signature);
      case OutputType.PayToScriptHash _,
          OutputType.PayToWitnessScriptHash _,
          OutputType.PayToTaproot _,
          OutputType.UnknownWitness _,
          OutputType.DataCarrier _,
          OutputType.NonStandard _ ->
          0;
    };
  }

  private static boolean isKnown(OutputType template) {
    return satisfaction(template, LEAST_DER, COMPRESSED) > 0;
  }

  /** The size of the key that a P2PKH input shows, as far as the PSBT tells it. */
  private static int keySize(CheckedInput checked) {
    boolean uncompressed =
        checked.input().keyOrigins().keySet().stream().anyMatch(key -> key.size() == UNCOMPRESSED);
    boolean untold = checked.input().keyOrigins().isEmpty();
    return uncompressed || untold ? UNCOMPRESSED : COMPRESSED;
  }

  private static int pushSize(Script script) {
    return new ScriptBuilder().push(script.bytes()).build().size();
  }
}
