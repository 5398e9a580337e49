package io.holdfast.bitcoin.sign;

import static io.holdfast.bitcoin.sign.RefusalRule.REDEEM_SCRIPT_MISMATCH;
import static io.holdfast.bitcoin.sign.RefusalRule.WITNESS_SCRIPT_MISMATCH;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.Spend.Scheme;
import java.util.Optional;

/** Finds how an input spends its output, and that its scripts are those the output commits to. */
final class SpendResolver {
  private final int index;
  private final PsbtInput input;

  SpendResolver(int index, PsbtInput input) {
    this.index = index;
    this.input = input;
  }

  Spend resolve(Script output) {
    return switch (OutputType.of(output)) {
      case OutputType.PayToScriptHash(Bytes hash) -> scriptHash(output, hash);
      case OutputType.PayToPublicKey _,
          OutputType.PayToPublicKeyHash _,
          OutputType.PayToWitnessPublicKeyHash _,
          OutputType.PayToWitnessScriptHash _,
          OutputType.PayToTaproot _,
          OutputType.UnknownWitness _,
          OutputType.Multisig _,
          OutputType.DataCarrier _,
          OutputType.NonStandard _ -> {
        if (input.redeemScript().isPresent()) {
          throw refuse(REDEEM_SCRIPT_MISMATCH, "has a redeem_script, but spends no P2SH output");
        }
        yield inner(output, Optional.empty());
      }
    };
  }

  private Spend scriptHash(Script output, Bytes hash) {
    if (input.redeemScript().isEmpty()) {
      if (input.witnessScript().isPresent()) {
        throw refuse(
            WITNESS_SCRIPT_MISMATCH,
            "has a witness_script for a P2SH output, but no redeem_script that leads to it");
      }
      return unknown(output);
    }
    Script redeem = input.redeemScript().get();
    if (!hash.sameAs(Hashes.hash160(redeem.toArray()))) {
      throw refuse(
          REDEEM_SCRIPT_MISMATCH, "the redeem_script is not the one its output commits to");
    }
    return inner(redeem, Optional.of(redeem));
  }

  /** How to spend {@code script}, which is the output's or the one its P2SH hash stands for. */
  private Spend inner(Script script, Optional<Script> redeem) {
    OutputType type = OutputType.of(script);
    if (type instanceof OutputType.PayToWitnessScriptHash(Bytes hash)) {
      return witnessScript(script, hash, redeem);
    }
    rejectWitnessScript();
    Scheme scheme =
        switch (type) {
          case OutputType.PayToWitnessPublicKeyHash _ -> Scheme.WITNESS_V0;
          // BIP-341: taproot inside P2SH stays unencumbered, so it is nothing to sign.
          case OutputType.PayToTaproot _ -> redeem.isEmpty() ? Scheme.TAPROOT : Scheme.UNKNOWN;
          case OutputType.UnknownWitness _, OutputType.DataCarrier _ -> Scheme.UNKNOWN;
          case OutputType.PayToPublicKey _,
              OutputType.PayToPublicKeyHash _,
              OutputType.PayToScriptHash _,
              OutputType.PayToWitnessScriptHash _,
              OutputType.Multisig _,
              OutputType.NonStandard _ ->
              Scheme.LEGACY;
        };
    return new Spend(scheme, type, script, redeem, Optional.empty());
  }

  private Spend witnessScript(Script program, Bytes hash, Optional<Script> redeem) {
    if (input.witnessScript().isEmpty()) {
      return new Spend(Scheme.UNKNOWN, OutputType.of(program), program, redeem, Optional.empty());
    }
    Script witness = input.witnessScript().get();
    if (!hash.sameAs(Hashes.sha256(witness.toArray()))) {
      throw refuse(
          WITNESS_SCRIPT_MISMATCH,
          "the witness_script is not the one its "
              + (redeem.isPresent() ? "redeem_script" : "output")
              + " commits to");
    }
    return new Spend(
        Scheme.WITNESS_V0, OutputType.of(witness), witness, redeem, Optional.of(witness));
  }

  private void rejectWitnessScript() {
    if (input.witnessScript().isPresent()) {
      throw refuse(WITNESS_SCRIPT_MISMATCH, "has a witness_script, but spends no P2WSH output");
    }
  }

  private static Spend unknown(Script output) {
    return new Spend(
        Scheme.UNKNOWN, OutputType.of(output), output, Optional.empty(), Optional.empty());
  }

  private SigningRefused refuse(RefusalRule rule, String problem) {
    return SigningRefused.input(index, rule, problem);
  }
}
