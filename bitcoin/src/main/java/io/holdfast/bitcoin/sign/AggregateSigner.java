package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.musig2.AggregateNonce;
import io.holdfast.bitcoin.musig2.ContributionException;
import io.holdfast.bitcoin.musig2.NoncePair;
import io.holdfast.bitcoin.musig2.NonceRequest;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.musig2.PublicNonce;
import io.holdfast.bitcoin.musig2.SecretNonce;
import io.holdfast.bitcoin.musig2.SigningSession;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Musig2Input;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes part in the signatures of aggregate keys (BIP-327, 373): public nonces in the first round,
 * partial signatures in the second, and the signature once all partial ones are there.
 */
final class AggregateSigner {
  private final SigningKeys keys;
  private final Optional<SecretNonces> nonces;

  /**
   * @param nonces where this signer's secret nonces wait; without them it takes no part itself
   */
  AggregateSigner(SigningKeys keys, Optional<SecretNonces> nonces) {
    this.keys = keys;
    this.nonces = nonces;
  }

  /** Adds the public nonces of all keys held here that have none yet, and signs nothing. */
  PsbtInput addNonces(CheckedInput input, List<AggregatePath> paths) {
    Map<Bytes, Bytes> added = new HashMap<>();
    for (AggregatePath path : paths) {
      for (Bytes participant : path.key().keys()) {
        PsbtSlot slot = path.slot(participant);
        if (!input.input().musig2().publicNonces().containsKey(slot)) {
          held(input, participant)
              .ifPresent(key ->
                  added.put(
                      InputField.MUSIG2_PUB_NONCE.key(slot.keyData()),
                      freshNonce(path, slot, key)));
        }
      }
    }
    return edited(input.input(), added);
  }

  private Bytes freshNonce(AggregatePath path, PsbtSlot slot, SecretBytes key) {
    try (key) {
      NoncePair nonce =
          NonceRequest.of(slot.participant(), key, path.key(), path.sighash()).generate();
      nonces.orElseThrow().keep(new NonceUse(slot, path.sighash(), nonce.shared()), nonce);
      return nonce.shared().value();
    }
  }

  /**
   * Adds the partial signatures of all keys held here, where all nonces are there, and of what is
   * complete the signature.
   *
   * @throws SigningRefused when a nonce of a key held here isn't known, or somebody's contribution
   *     is not valid, naming whose
   */
  PsbtInput sign(CheckedInput input, List<AggregatePath> paths) {
    PsbtInput result = input.input();
    for (AggregatePath path : paths) {
      result = edited(result, sign(input, path));
    }
    return result;
  }

  private Map<Bytes, Bytes> sign(CheckedInput input, AggregatePath path) {
    Musig2Input fields = input.input().musig2();
    List<PublicNonce> all = new ArrayList<>();
    for (Bytes participant : path.key().keys()) {
      PublicNonce nonce = fields.publicNonces().get(path.slot(participant));
      if (nonce != null) {
        all.add(nonce);
      }
    }
    boolean ready = all.size() == path.key().keys().size();
    Optional<SigningSession> session =
        ready ? Optional.of(session(input, path, all)) : Optional.empty();
    Map<Bytes, Bytes> added = new HashMap<>();
    Map<Bytes, Bytes> partials = new HashMap<>();
    // All that others sent is looked at before a nonce of ours is spent.
    for (Bytes participant : path.key().keys()) {
      Bytes present = fields.partialSignatures().get(path.slot(participant));
      PublicNonce nonce = fields.publicNonces().get(path.slot(participant));
      if (present != null && session.isPresent() && nonce != null) {
        requireValid(input, path, session.get(), present, nonce, participant);
        partials.put(participant, present);
      }
    }
    for (Bytes participant : path.key().keys()) {
      PsbtSlot slot = path.slot(participant);
      PublicNonce nonce = fields.publicNonces().get(slot);
      if (nonce != null && !fields.partialSignatures().containsKey(slot)) {
        ownPartial(input, path, session, slot, nonce)
            .ifPresent(partial -> {
              partials.put(participant, partial);
              added.put(InputField.MUSIG2_PARTIAL_SIG.key(slot.keyData()), partial);
            });
      }
    }
    if (session.isPresent() && partials.size() == path.key().keys().size()) {
      added.putAll(signature(input, path, session.get(), partials));
    }
    return added;
  }

  private SigningSession session(CheckedInput input, AggregatePath path, List<PublicNonce> all) {
    try {
      return SigningSession.of(path.key(), AggregateNonce.of(all), path.sighash());
    } catch (ContributionException e) {
      Bytes whose = path.key().keys().get(e.signer().orElse(0));
      throw invalid(input, "musig2_pub_nonce of participant " + whose + " is no nonce");
    }
  }

  /** Whether a key held here takes part in the key path of the input. */
  boolean makesKeyPath(CheckedInput input, List<AggregatePath> paths) {
    return paths.stream()
        .filter(path -> path.leafHash().isEmpty())
        .flatMap(path -> path.key().keys().stream())
        .anyMatch(participant -> isHeld(input, participant));
  }

  private boolean isHeld(CheckedInput input, Bytes participant) {
    Optional<SecretBytes> key = held(input, participant);
    key.ifPresent(SecretBytes::close);
    return key.isPresent();
  }

  /** The partial signature of a key held here, whose nonce is gone then. */
  private Optional<Bytes> ownPartial(
      CheckedInput input,
      AggregatePath path,
      Optional<SigningSession> session,
      PsbtSlot slot,
      PublicNonce nonce) {
    if (nonces.isEmpty()) {
      return Optional.empty();
    }
    NonceUse use = new NonceUse(slot, path.sighash(), nonce);
    Optional<SecretBytes> held = held(input, slot.participant());
    if (held.isEmpty()) {
      return Optional.empty();
    }
    try (SecretBytes key = held.get()) {
      if (session.isEmpty()) {
        if (!nonces.get().holds(use)) {
          throw unknown(input, slot);
        }
        return Optional.empty();
      }
      try (SecretNonce secret = nonces.get().take(use).orElseThrow(() -> unknown(input, slot))) {
        return Optional.of(session.get().sign(secret, key));
      }
    }
  }

  private static SigningRefused unknown(CheckedInput input, PsbtSlot slot) {
    return SigningRefused.input(
        input.index(),
        RefusalRule.UNKNOWN_NONCE,
        "the musig2_pub_nonce of our participant "
            + slot.participant()
            + " is not one that waits here for this transaction: it was used, is too old, or the"
            + " server was sealed or started anew; take all musig2_pub_nonce and"
            + " musig2_partial_sig fields out and begin again with the first round");
  }

  private static void requireValid(
      CheckedInput input,
      AggregatePath path,
      SigningSession session,
      Bytes partial,
      PublicNonce nonce,
      Bytes participant) {
    if (!session.verify(partial, nonce, participant)) {
      throw invalid(
          input,
          "the musig2_partial_sig of participant "
              + participant
              + " for the "
              + path.label()
              + " does not verify");
    }
  }

  private static Map<Bytes, Bytes> signature(
      CheckedInput input, AggregatePath path, SigningSession session, Map<Bytes, Bytes> partials) {
    Bytes signature = session.aggregate(path.key().keys().stream().map(partials::get).toList());
    if (!Secp256k1.verifySchnorr(
        path.key().xOnly().toArray(), path.sighash().toArray(), signature.toArray())) {
      throw invalid(input, "the signature of the " + path.label() + " does not verify");
    }
    Bytes key =
        path.leafHash()
            .map(leaf ->
                InputField.TAP_SCRIPT_SIG.key(
                    MiniscriptSpend.signatureKey(path.key().xOnly(), leaf)))
            .orElseGet(InputField.TAP_KEY_SIG::key);
    return Map.of(key, SchnorrSignature.encode(signature, input.sighashType()));
  }

  private Optional<SecretBytes> held(CheckedInput input, Bytes participant) {
    Bytes xOnly = participant.slice(1, participant.size());
    TaprootKeyOrigin origin = input.input().taproot().keyOrigins().get(xOnly);
    return origin == null ? Optional.empty() : keys.keyFor(origin.origin(), participant);
  }

  private static PsbtInput edited(PsbtInput input, Map<Bytes, Bytes> added) {
    return added.isEmpty() ? input : input.edit(map -> map.with(added));
  }

  private static SigningRefused invalid(CheckedInput input, String problem) {
    return SigningRefused.input(input.index(), RefusalRule.INVALID_SIGNATURE, problem);
  }
}
