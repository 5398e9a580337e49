package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptElement;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds ECDSA signatures (deterministic by RFC 6979, low s) to inputs before taproot. */
final class EcdsaSigner {
  private final CheckedPsbt checked;
  private final SigningKeys keys;

  EcdsaSigner(CheckedPsbt checked, SigningKeys keys) {
    this.checked = checked;
    this.keys = keys;
  }

  /** The input with the signatures of all its keys that are held here and have not signed. */
  PsbtInput sign(CheckedInput input) {
    byte[] hash = InputHash.ecdsa(checked, input);
    PartialSignatures.requireValid(input, hash);
    Map<Bytes, Bytes> added = new HashMap<>();
    input
        .input()
        .keyOrigins()
        .forEach((publicKey, origin) -> {
          if (!input.input().partialSignatures().containsKey(publicKey)
              && takesPart(input.spend(), publicKey)) {
            signature(input, hash, publicKey, origin)
                .ifPresent(value -> added.put(InputField.PARTIAL_SIG.key(publicKey), value));
          }
        });
    return added.isEmpty() ? input.input() : input.input().edit(map -> map.with(added));
  }

  private Optional<Bytes> signature(
      CheckedInput input, byte[] hash, Bytes publicKey, KeyOrigin origin) {
    Optional<SecretBytes> held = keys.keyFor(origin, publicKey);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    byte[] compact;
    try (SecretBytes key = held.get()) {
      compact = key.use(bytes -> Secp256k1.signEcdsa(bytes, hash));
    }
    if (!Secp256k1.verifyEcdsa(publicKey.toArray(), hash, compact)) {
      throw SigningRefused.input(
          input.index(),
          RefusalRule.KEY_MISMATCH,
          "the key at " + origin + " is not the one of public key " + publicKey);
    }
    byte[] der = Secp256k1.toDer(compact);
    return Optional.of(
        new ByteWriter(der.length + 1).bytes(der).int8(input.sighashType()).toBytes());
  }

  /** Whether a signature of this key can help to satisfy the script. */
  private static boolean takesPart(Spend spend, Bytes publicKey) {
    return switch (spend.template()) {
      case OutputType.PayToPublicKeyHash(Bytes hash) -> isHash(publicKey, hash);
      case OutputType.PayToWitnessPublicKeyHash(Bytes hash) -> isHash(publicKey, hash);
      case OutputType.PayToPublicKey(Bytes key) -> key.equals(publicKey);
      case OutputType.Multisig(int _, List<Bytes> all) -> all.contains(publicKey);
      case OutputType.NonStandard _ -> pushes(spend.script(), publicKey);
      case OutputType.PayToScriptHash _,
          OutputType.PayToWitnessScriptHash _,
          OutputType.PayToTaproot _,
          OutputType.UnknownWitness _,
          OutputType.DataCarrier _ ->
          false;
    };
  }

  private static boolean isHash(Bytes publicKey, Bytes hash) {
    return hash.sameAs(Hashes.hash160(publicKey.toArray()));
  }

  private static boolean pushes(Script script, Bytes publicKey) {
    Bytes hash = Bytes.of(Hashes.hash160(publicKey.toArray()));
    return script.elements().orElse(List.of()).stream()
        .anyMatch(element ->
            element instanceof ScriptElement.Push(int _, Bytes data)
                && (data.equals(publicKey) || data.equals(hash)));
  }
}
