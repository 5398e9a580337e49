package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.DerivedAggregate;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.descriptor.DerivedScript;
import io.holdfast.bitcoin.descriptor.TaprootScripts;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Musig2Participants;
import io.holdfast.bitcoin.psbt.Origins;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.PsbtField;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adds to a PSBT what a wallet knows of its own inputs and outputs (BIP-174's updater): scripts,
 * keys, and where the keys come from.
 */
public final class Updater {
  private Updater() {}

  /** The input with the transaction whose output it spends. */
  public static PsbtInput spending(PsbtInput input, Transaction previous) {
    return input.edit(
        map -> map.with(InputField.NON_WITNESS_UTXO.key(), Bytes.of(previous.serialize())));
  }

  /** The input with what spending a script of the wallet takes. */
  public static PsbtInput input(PsbtInput input, WalletScript own) {
    Map<Bytes, Bytes> fields =
        fields(
            own.derived(),
            InputField.REDEEM_SCRIPT,
            InputField.WITNESS_SCRIPT,
            InputField.TAP_INTERNAL_KEY,
            InputField.BIP32_DERIVATION,
            InputField.TAP_BIP32_DERIVATION,
            InputField.MUSIG2_PARTICIPANT_PUBKEYS);
    own.derived()
        .taproot()
        .ifPresent(taproot -> {
          taproot
              .merkleRoot()
              .ifPresent(root -> fields.put(InputField.TAP_MERKLE_ROOT.key(), root));
          for (TaprootScripts.Leaf leaf : taproot.leaves()) {
            fields.put(
                InputField.TAP_LEAF_SCRIPT.key(taproot.controlBlock(leaf)),
                new ByteWriter()
                    .bytes(leaf.script().bytes())
                    .int8(Taproot.LEAF_TAPSCRIPT)
                    .toBytes());
          }
        });
    return input.edit(map -> map.with(fields));
  }

  /** The output with what proves that it pays a script of the wallet. */
  public static PsbtOutput output(PsbtOutput output, WalletScript own) {
    Map<Bytes, Bytes> fields =
        fields(
            own.derived(),
            OutputField.REDEEM_SCRIPT,
            OutputField.WITNESS_SCRIPT,
            OutputField.TAP_INTERNAL_KEY,
            OutputField.BIP32_DERIVATION,
            OutputField.TAP_BIP32_DERIVATION,
            OutputField.MUSIG2_PARTICIPANT_PUBKEYS);
    own.derived()
        .taproot()
        .filter(taproot -> !taproot.leaves().isEmpty())
        .ifPresent(taproot -> fields.put(OutputField.TAP_TREE.key(), tree(taproot.leaves())));
    return output.edit(map -> map.with(fields));
  }

  /** The leaves in depth-first order, each with its depth (BIP-371). */
  private static Bytes tree(List<TaprootScripts.Leaf> leaves) {
    ByteWriter out = new ByteWriter();
    for (TaprootScripts.Leaf leaf : leaves) {
      out.int8(leaf.path().size()).int8(Taproot.LEAF_TAPSCRIPT).varBytes(leaf.script().bytes());
    }
    return out.toBytes();
  }

  /** The fields that inputs and outputs have alike. */
  private static Map<Bytes, Bytes> fields(
      DerivedScript derived,
      PsbtField redeemScript,
      PsbtField witnessScript,
      PsbtField internalKey,
      PsbtField derivation,
      PsbtField taprootDerivation,
      PsbtField participants) {
    Map<Bytes, Bytes> fields = new HashMap<>();
    derived.redeemScript().ifPresent(each -> fields.put(redeemScript.key(), each.bytes()));
    derived.witnessScript().ifPresent(each -> fields.put(witnessScript.key(), each.bytes()));
    derived.taproot().ifPresent(each -> fields.put(internalKey.key(), each.internalKey()));
    if (OutputType.of(derived.scriptPubKey()) instanceof OutputType.PayToTaproot) {
      taprootOrigins(derived)
          .forEach((key, origin) -> fields.put(taprootDerivation.key(key), Origins.write(origin)));
      for (DerivedAggregate each : derived.aggregates()) {
        List<Bytes> keys = each.participants().stream().map(DerivedKey::publicKey).toList();
        fields.put(participants.key(each.aggregate()), Musig2Participants.write(keys));
      }
    } else {
      for (DerivedKey key : derived.keys()) {
        key.origin()
            .ifPresent(
                origin -> fields.put(derivation.key(key.publicKey()), Origins.write(origin)));
      }
    }
    return fields;
  }

  /** By x-only key: where it comes from, and the leaves that it takes part in. */
  private static Map<Bytes, TaprootKeyOrigin> taprootOrigins(DerivedScript derived) {
    Map<Bytes, TaprootKeyOrigin> origins = new HashMap<>();
    for (DerivedKey key : derived.keys()) {
      add(origins, key, leaves(key, derived));
    }
    for (DerivedAggregate aggregate : derived.aggregates()) {
      for (DerivedKey participant : aggregate.participants()) {
        add(origins, participant, leaves(aggregate.derived(), derived));
      }
    }
    return origins;
  }

  private static void add(
      Map<Bytes, TaprootKeyOrigin> origins, DerivedKey key, List<Bytes> leaves) {
    key.origin()
        .ifPresent(origin ->
            origins.merge(
                key.xOnly(),
                new TaprootKeyOrigin(leaves, origin),
                (one, other) ->
                    new TaprootKeyOrigin(
                        Stream.concat(one.leafHashes().stream(), other.leafHashes().stream())
                            .distinct()
                            .toList(),
                        one.origin())));
  }

  /** The hashes of the leaves that check a signature of the key. */
  private static List<Bytes> leaves(DerivedKey key, DerivedScript derived) {
    return derived.taproot().stream()
        .flatMap(taproot -> taproot.leaves().stream())
        .filter(leaf -> leaf.keys().contains(key.xOnly()))
        .map(TaprootScripts.Leaf::hash)
        .toList();
  }
}
