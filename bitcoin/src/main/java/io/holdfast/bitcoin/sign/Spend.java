package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.util.Optional;

/**
 * How an input spends its output.
 *
 * @param scheme which signature hash its signatures sign
 * @param template the form of what must be satisfied: of the output, or of the script it hashes
 * @param script the script that must be satisfied
 * @param redeemScript the BIP-16 script, if the output is P2SH
 * @param witnessScript the BIP-141 script, if the output or the redeem script is P2WSH
 */
public record Spend(
    Scheme scheme,
    OutputType template,
    Script script,
    Optional<Script> redeemScript,
    Optional<Script> witnessScript) {

  /** Which signature hash signatures sign. */
  public enum Scheme {
    /** Before segwit. */
    LEGACY,
    /** Witness version 0 (BIP-143). */
    WITNESS_V0,
    /** Witness version 1 (BIP-341). */
    TAPROOT,
    /** A script that the PSBT does not show, or a witness version of the future. */
    UNKNOWN
  }

  /** The script that signatures of witness version 0 and before commit to. */
  public Script scriptCode() {
    return template instanceof OutputType.PayToWitnessPublicKeyHash(Bytes hash)
        ? Scripts.p2pkh(hash)
        : script;
  }

  /** The usual name, such as {@code p2wpkh}, {@code p2sh-p2wpkh} or {@code p2wsh-multisig}. */
  public String label() {
    String inner = witnessScript.isPresent() ? "p2wsh-" + template.label() : template.label();
    return redeemScript.isPresent() ? "p2sh-" + inner : inner;
  }
}
