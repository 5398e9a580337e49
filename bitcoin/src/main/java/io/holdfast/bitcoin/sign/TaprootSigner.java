package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds signatures (BIP-340, with auxiliary randomness) to taproot inputs: for the key path where
 * its key is held, else for the leaves.
 */
final class TaprootSigner {
  private final CheckedPsbt checked;
  private final SigningKeys keys;
  private final LeafSigner leaves;
  private final AggregateSigner aggregates;

  TaprootSigner(CheckedPsbt checked, SigningKeys keys, AggregateSigner aggregates) {
    this.checked = checked;
    this.keys = keys;
    this.leaves = new LeafSigner(checked, keys);
    this.aggregates = aggregates;
  }

  /**
   * The input with its key path signature, if its key is held here, or with a part of it, if a key
   * held here takes part in an aggregate; else with the leaves' signatures.
   */
  PsbtInput sign(CheckedInput input) {
    leaves.requireValid(input);
    TaprootInput taproot = input.input().taproot();
    if (taproot.keySignature().isPresent()) {
      requireValid(input, taproot.keySignature().get());
      return input.input();
    }
    List<AggregatePath> paths = AggregatePaths.of(checked, input);
    PsbtInput aggregated = aggregates.sign(input, paths);
    if (aggregates.makesKeyPath(input, paths)) {
      return aggregated;
    }
    return keyPath(input)
        .map(signature -> with(aggregated, signature))
        .orElseGet(() -> leaves.sign(input, aggregated));
  }

  private static PsbtInput with(PsbtInput input, Bytes signature) {
    return input.edit(map -> map.with(InputField.TAP_KEY_SIG.key(), signature));
  }

  /** The signature of the internal key, or of an output key that commits to none. */
  private Optional<Bytes> keyPath(CheckedInput input) {
    TaprootInput taproot = input.input().taproot();
    Bytes key = taproot.internalKey().orElseGet(() -> outputKey(input));
    TaprootKeyOrigin origin = taproot.keyOrigins().get(key);
    if (origin == null) {
      return Optional.empty();
    }
    Optional<SecretBytes> held = keys.keyFor(origin.origin(), key);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> tweak =
        taproot.internalKey().map(internal -> Taproot.tweak(internal, taproot.merkleRoot()));
    byte[] hash = InputHash.taproot(checked, input);
    Optional<Bytes> whole = keys.wholeKey(origin.origin(), key);
    try (SecretBytes secret = held.get()) {
      byte[] signature =
          secret.use(bytes ->
              sign(bytes, whole.orElseGet(() -> publicKey(input, bytes, key)), tweak, hash));
      return Optional.of(SchnorrSignature.encode(Bytes.of(signature), input.sighashType()));
    }
  }

  private static Bytes outputKey(CheckedInput input) {
    return input.spend().template() instanceof OutputType.PayToTaproot(Bytes key)
        ? key
        : Bytes.EMPTY;
  }

  private static Bytes publicKey(CheckedInput input, byte[] key, Bytes xOnly) {
    Bytes publicKey = Bytes.of(Secp256k1.publicKey(key));
    if (!publicKey.slice(1, 33).equals(xOnly)) {
      throw SigningRefused.input(
          input.index(),
          RefusalRule.KEY_MISMATCH,
          "the key given for the taproot key " + xOnly + " is another one");
    }
    return publicKey;
  }

  private static byte[] sign(byte[] key, Bytes publicKey, Optional<byte[]> tweak, byte[] hash) {
    if (tweak.isEmpty()) {
      return Secp256k1.signSchnorr(key, hash, Randomness.bytes(32));
    }
    boolean odd = publicKey.at(0) == 3;
    byte[] even = odd ? Secp256k1.privateNegate(key) : key.clone();
    byte[] tweaked = new byte[0];
    try {
      tweaked = Secp256k1.privateAdd(even, tweak.get());
      return Secp256k1.signSchnorr(tweaked, hash, Randomness.bytes(32));
    } finally {
      Arrays.fill(even, (byte) 0);
      Arrays.fill(tweaked, (byte) 0);
    }
  }

  private void requireValid(CheckedInput input, Bytes signature) {
    int type = SchnorrSignature.sighashType(signature);
    checked.requireSighash(input.index(), "tap_key_sig", type);
    byte[] hash = checked.hashes().taprootKeyPath(input.index(), type);
    boolean valid =
        input.spend().template() instanceof OutputType.PayToTaproot(Bytes outputKey)
            && Secp256k1.verifySchnorr(outputKey.toArray(), hash, SchnorrSignature.bare(signature));
    if (!valid) {
      throw SigningRefused.input(
          input.index(), RefusalRule.INVALID_SIGNATURE, "tap_key_sig does not verify");
    }
  }
}
