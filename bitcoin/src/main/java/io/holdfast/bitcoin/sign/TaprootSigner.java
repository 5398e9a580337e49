package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.Optional;

/**
 * Adds signatures (BIP-340, with auxiliary randomness) to taproot inputs: for the key path where
 * its key is held, else for the leaves.
 */
final class TaprootSigner {
  private static final int SCHNORR = 64;

  private final CheckedPsbt checked;
  private final SigningKeys keys;
  private final LeafSigner leaves;

  TaprootSigner(CheckedPsbt checked, SigningKeys keys) {
    this.checked = checked;
    this.keys = keys;
    this.leaves = new LeafSigner(checked, keys);
  }

  /** The input with its key path signature, if its internal key is held here; else with leaves'. */
  PsbtInput sign(CheckedInput input) {
    leaves.requireValid(input);
    TaprootInput taproot = input.input().taproot();
    if (taproot.keySignature().isPresent()) {
      requireValid(input, taproot.keySignature().get());
      return input.input();
    }
    if (taproot.internalKey().isEmpty()) {
      return leaves.sign(input);
    }
    Bytes internalKey = taproot.internalKey().get();
    TaprootKeyOrigin origin = taproot.keyOrigins().get(internalKey);
    Optional<SecretBytes> held =
        origin == null ? Optional.empty() : keys.keyFor(origin.origin(), internalKey);
    if (held.isEmpty()) {
      return leaves.sign(input);
    }
    byte[] tweak = Taproot.tweak(internalKey, taproot.merkleRoot());
    byte[] hash = InputHash.taproot(checked, input);
    byte[] signature;
    try (SecretBytes key = held.get()) {
      signature = key.use(bytes -> sign(input, bytes, internalKey, tweak, hash));
    }
    ByteWriter value = new ByteWriter(SCHNORR + 1).bytes(signature);
    if (input.sighashType() != SighashType.DEFAULT) {
      value.int8(input.sighashType());
    }
    return input.input().edit(map -> map.with(InputField.TAP_KEY_SIG.key(), value.toBytes()));
  }

  private static byte[] sign(
      CheckedInput input, byte[] key, Bytes internalKey, byte[] tweak, byte[] hash) {
    Bytes publicKey = Bytes.of(Secp256k1.publicKey(key));
    if (!publicKey.slice(1, 33).equals(internalKey)) {
      throw SigningRefused.input(
          input.index(),
          RefusalRule.KEY_MISMATCH,
          "the key given for the internal key " + internalKey + " is another one");
    }
    boolean odd = publicKey.at(0) == 3;
    byte[] even = odd ? Secp256k1.privateNegate(key) : key.clone();
    byte[] tweaked = new byte[0];
    try {
      tweaked = Secp256k1.privateAdd(even, tweak);
      return Secp256k1.signSchnorr(tweaked, hash, Randomness.bytes(32));
    } finally {
      Arrays.fill(even, (byte) 0);
      Arrays.fill(tweaked, (byte) 0);
    }
  }

  private void requireValid(CheckedInput input, Bytes signature) {
    int type = signature.size() == SCHNORR ? SighashType.DEFAULT : signature.at(SCHNORR);
    if (type != SighashType.DEFAULT && type != SighashType.ALL) {
      throw SigningRefused.input(
          input.index(),
          RefusalRule.SIGHASH_TYPE,
          "tap_key_sig has sighash type "
              + SighashType.label(type)
              + "; only DEFAULT and ALL are taken");
    }
    byte[] hash = checked.hashes().taprootKeyPath(input.index(), type);
    boolean valid =
        input.spend().template() instanceof OutputType.PayToTaproot(Bytes outputKey)
            && Secp256k1.verifySchnorr(
                outputKey.toArray(), hash, signature.slice(0, SCHNORR).toArray());
    if (!valid) {
      throw SigningRefused.input(
          input.index(), RefusalRule.INVALID_SIGNATURE, "tap_key_sig does not verify");
    }
  }
}
