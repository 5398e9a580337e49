package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.musig2.AggregateKey;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A signature of an input that an aggregate key can make.
 *
 * @param key with all its tweaks: as it stands in the output or in the leaf
 * @param leafHash of the leaf that the signature is for; none for the key path
 * @param sighash what is signed, 32 bytes
 */
record AggregatePath(AggregateKey key, Optional<Bytes> leafHash, Bytes sighash) {
  /** Where the PSBT keeps what a participant contributes. */
  PsbtSlot slot(Bytes participant) {
    return new PsbtSlot(participant, key.publicKey(), leafHash);
  }

  /** Whether a participant that is held has given no nonce yet. */
  boolean lacksNonce(PsbtInput input, BiPredicate<KeyOrigin, Bytes> isHeld) {
    return key.keys().stream()
        .filter(participant -> !input.musig2().publicNonces().containsKey(slot(participant)))
        .anyMatch(participant -> {
          TaprootKeyOrigin origin =
              input.taproot().keyOrigins().get(participant.slice(1, participant.size()));
          return origin != null && isHeld.test(origin.origin(), participant);
        });
  }

  /** For errors. */
  String label() {
    return "aggregate key "
        + key.publicKey()
        + leafHash.map(hash -> " in the leaf " + hash).orElse("");
  }
}
