package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.musig2.AggregateKey;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.psbt.TaprootInput;
import io.holdfast.bitcoin.psbt.TaprootLeaf;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Taproot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signatures that aggregate keys can make of a taproot input: the participants that its PSBT
 * states are aggregated anew, and the tweaks of BIP-328 and BIP-341 applied, so that what a PSBT
 * claims of keys is proven or refused.
 */
final class AggregatePaths {
  /** Beyond what anybody signs with, and cheap to compute. */
  private static final int MAX_PARTICIPANTS = 100;

  private final CheckedPsbt checked;
  private final CheckedInput input;
  private final Map<PsbtSlot, AggregatePath> paths = new LinkedHashMap<>();

  private AggregatePaths(CheckedPsbt checked, CheckedInput input) {
    this.checked = checked;
    this.input = input;
  }

  /**
   * The paths of an input: first that of the key, if an aggregate makes it.
   *
   * @throws SigningRefused when an aggregate key is not that of its participants
   */
  static List<AggregatePath> of(CheckedPsbt checked, CheckedInput input) {
    if (input.spend().scheme() != Spend.Scheme.TAPROOT || input.input().musig2().isEmpty()) {
      return List.of();
    }
    AggregatePaths all = new AggregatePaths(checked, input);
    input.input().musig2().participants().forEach(all::add);
    return all.paths.values().stream()
        .sorted((one, other) ->
            Boolean.compare(one.leafHash().isPresent(), other.leafHash().isPresent()))
        .toList();
  }

  private void add(Bytes aggregate, List<Bytes> participants) {
    AggregateKey key = proven(aggregate, participants);
    addUses(key);
    Fingerprint fingerprint = key.extended(ExtendedKeyVersion.MAIN).fingerprint();
    input
        .input()
        .taproot()
        .keyOrigins()
        .forEach((xOnly, origin) -> {
          if (isUsed(xOnly)) {
            derived(key, fingerprint, origin.origin())
                .filter(child -> child.xOnly().equals(xOnly))
                .ifPresent(this::addUses);
          }
        });
  }

  /** Whether the input has a signature of the key at all; only then it is derived. */
  private boolean isUsed(Bytes xOnly) {
    TaprootInput taproot = input.input().taproot();
    return taproot.internalKey().filter(xOnly::equals).isPresent()
        || input.spend().template().equals(new OutputType.PayToTaproot(xOnly))
        || taproot.leaves().stream().anyMatch(leaf -> LeafSigner.takesPart(leaf, xOnly));
  }

  private AggregateKey proven(Bytes aggregate, List<Bytes> participants) {
    if (participants.size() > MAX_PARTICIPANTS) {
      throw refuse(
          "musig2_participant_pubkeys of the aggregate key "
              + aggregate
              + " names "
              + participants.size()
              + " participants; at most "
              + MAX_PARTICIPANTS
              + " are taken");
    }
    if (new HashSet<>(participants).size() < participants.size()) {
      throw refuse(
          "musig2_participant_pubkeys of the aggregate key "
              + aggregate
              + " names a participant twice, whose nonces could not be told apart");
    }
    AggregateKey key;
    try {
      key = AggregateKey.of(participants);
    } catch (BitcoinException e) {
      throw refuse("musig2_participant_pubkeys: " + e.getMessage());
    }
    if (!key.publicKey().equals(aggregate)) {
      throw refuse(
          "musig2_participant_pubkeys: the participants make the aggregate key "
              + key.publicKey()
              + ", not "
              + aggregate);
    }
    return key;
  }

  /** The child of an aggregate that a derivation field names, if it is one of this aggregate. */
  private static Optional<AggregateKey> derived(
      AggregateKey key, Fingerprint fingerprint, KeyOrigin origin) {
    boolean below =
        origin.fingerprint().equals(fingerprint)
            && origin.path().depth() > 0
            && !origin.path().hasHardenedStep();
    return below ? Optional.of(key.derive(origin.path())) : Optional.empty();
  }

  private void addUses(AggregateKey key) {
    TaprootInput taproot = input.input().taproot();
    if (input.spend().template() instanceof OutputType.PayToTaproot(Bytes outputKey)) {
      if (taproot.internalKey().isPresent() && taproot.internalKey().get().equals(key.xOnly())) {
        byte[] tweak = Taproot.tweak(key.xOnly(), taproot.merkleRoot());
        addKeyPath(key.tweakedXOnly(Bytes.of(tweak)));
      } else if (taproot.internalKey().isEmpty() && outputKey.equals(key.xOnly())) {
        addKeyPath(key);
      }
    }
    for (TaprootLeaf leaf : taproot.leaves()) {
      if (LeafSigner.takesPart(leaf, key.xOnly())) {
        Bytes hash = Taproot.leafHash(leaf.version(), leaf.script());
        byte[] sighash =
            checked.hashes().taprootScriptPath(input.index(), input.sighashType(), hash);
        add(new AggregatePath(key, Optional.of(hash), Bytes.of(sighash)));
      }
    }
  }

  private void addKeyPath(AggregateKey key) {
    add(new AggregatePath(key, Optional.empty(), Bytes.of(InputHash.taproot(checked, input))));
  }

  /** Leaves may be listed twice, and be signed once. */
  private void add(AggregatePath path) {
    paths.putIfAbsent(path.slot(path.key().publicKey()), path);
  }

  private SigningRefused refuse(String problem) {
    return SigningRefused.input(input.index(), RefusalRule.AGGREGATE_KEY_MISMATCH, problem);
  }
}
