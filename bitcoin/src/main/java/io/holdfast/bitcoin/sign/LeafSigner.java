package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootLeaf;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptElement;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds signatures for the leaves of taproot inputs (BIP-342, 371). */
final class LeafSigner {
  private static final int X_ONLY = 32;

  private final CheckedPsbt checked;
  private final SigningKeys keys;

  LeafSigner(CheckedPsbt checked, SigningKeys keys) {
    this.checked = checked;
    this.keys = keys;
  }

  /**
   * The input with the signatures of all keys held here, in each leaf that they take part in.
   *
   * @param result the input with what was added to it already
   */
  PsbtInput sign(CheckedInput input, PsbtInput result) {
    TaprootInput taproot = input.input().taproot();
    Map<Bytes, Bytes> added = new HashMap<>();
    for (TaprootLeaf leaf : taproot.leaves()) {
      Bytes leafHash = Taproot.leafHash(leaf.version(), leaf.script());
      taproot
          .keyOrigins()
          .forEach((key, origin) -> {
            Bytes place = MiniscriptSpend.signatureKey(key, leafHash);
            if (origin.leafHashes().contains(leafHash)
                && !taproot.scriptSignatures().containsKey(place)
                && takesPart(leaf, key)) {
              keys.keyFor(origin.origin(), key)
                  .ifPresent(held ->
                      added.put(
                          InputField.TAP_SCRIPT_SIG.key(place),
                          signature(input, key, leafHash, held)));
            }
          });
    }
    return added.isEmpty() ? result : result.edit(map -> map.with(added));
  }

  private Bytes signature(CheckedInput input, Bytes key, Bytes leafHash, SecretBytes held) {
    byte[] hash = checked.hashes().taprootScriptPath(input.index(), input.sighashType(), leafHash);
    byte[] signature;
    try (held) {
      signature = held.use(bytes -> Secp256k1.signSchnorr(bytes, hash, Randomness.bytes(32)));
    }
    if (!Secp256k1.verifySchnorr(key.toArray(), hash, signature)) {
      throw SigningRefused.input(
          input.index(),
          RefusalRule.KEY_MISMATCH,
          "the key given for the taproot key " + key + " is another one");
    }
    return SchnorrSignature.encode(Bytes.of(signature), input.sighashType());
  }

  /** Requires that each signature that the PSBT brings verifies and signs what it must. */
  void requireValid(CheckedInput input) {
    input
        .input()
        .taproot()
        .scriptSignatures()
        .forEach((place, signature) -> {
          Bytes key = place.slice(0, X_ONLY);
          int type = SchnorrSignature.sighashType(signature);
          checked.requireSighash(input.index(), "the tap_script_sig of key " + key, type);
          byte[] hash =
              checked
                  .hashes()
                  .taprootScriptPath(input.index(), type, place.slice(X_ONLY, 2 * X_ONLY));
          if (!Secp256k1.verifySchnorr(key.toArray(), hash, SchnorrSignature.bare(signature))) {
            throw SigningRefused.input(
                input.index(),
                RefusalRule.INVALID_SIGNATURE,
                "the tap_script_sig of key " + key + " does not verify");
          }
        });
  }

  /** Whether a signature of this key can help; what it signs depends on OP_CODESEPARATOR. */
  static boolean takesPart(TaprootLeaf leaf, Bytes key) {
    if (leaf.version() != Taproot.LEAF_TAPSCRIPT) {
      return false;
    }
    Bytes hash = Bytes.of(Hashes.hash160(key.toArray()));
    Script script = leaf.script();
    List<ScriptElement> elements = script.elements().orElse(List.of());
    return elements.stream().noneMatch(each -> each.opcode() == OpCodes.OP_CODESEPARATOR)
        && elements.stream()
            .anyMatch(each ->
                each instanceof ScriptElement.Push(int _, Bytes data)
                    && (data.equals(key) || data.equals(hash)));
  }
}
