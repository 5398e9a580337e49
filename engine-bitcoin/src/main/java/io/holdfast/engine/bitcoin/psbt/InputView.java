package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Musig2Input;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An input in words: what it spends, who signed, and what is missing. */
final class InputView {
  private static final int X_ONLY = 32;

  private final int index;
  private final PsbtInput input;
  private final TxIn in;
  private final Network network;
  private final Optional<TxOut> proven;

  InputView(int index, PsbtInput input, TxIn in, Network network) {
    this.index = index;
    this.input = input;
    this.in = in;
    this.network = network;
    this.proven =
        input
            .nonWitnessUtxo()
            .filter(previous -> previous.txid().equals(in.previous().txid()))
            .filter(previous -> in.previous().vout() < previous.outputs().size())
            .map(previous -> previous.outputs().get((int) in.previous().vout()));
  }

  int index() {
    return index;
  }

  ObjectNode view(Optional<WalletScript> own) {
    ObjectNode view =
        Json.object()
            .put("index", index)
            .put("previous_output", in.previous().toString())
            .put("sequence", in.sequence())
            .put("replaceable", in.signalsReplacement());
    spent()
        .ifPresent(output -> {
          view.put("amount", output.value())
              .put("amount_proven", proven.isPresent())
              .put("script_type", OutputType.of(output.script()).label());
          Address.of(network, output.script())
              .ifPresent(address -> view.put("address", address.text()));
        });
    own.ifPresent(script ->
        view.putObject("own")
            .put("change", script.place().change())
            .put("index", script.place().index()));
    input.sighashType().ifPresent(type -> view.put("sighash_type", SighashType.label(type)));
    view.put("final", input.isFinal());
    view.set("keys", keys());
    if (!input.musig2().isEmpty()) {
      view.set("musig2", musig2());
    }
    view.set("fields", Json.array(Words.fields(input.map(), InputField.values())));
    return view;
  }

  private Optional<TxOut> spent() {
    return proven.or(input::witnessUtxo);
  }

  /** The keys that the PSBT names, where they come from, and whether they signed. */
  private ArrayNode keys() {
    Set<Bytes> leafSigners =
        input.taproot().scriptSignatures().keySet().stream()
            .map(place -> place.slice(0, X_ONLY))
            .collect(Collectors.toSet());
    ArrayNode keys = Json.array();
    input
        .keyOrigins()
        .forEach((key, origin) ->
            keys.add(key(key, origin, input.partialSignatures().containsKey(key))));
    Optional<Bytes> internal = input.taproot().internalKey();
    for (Map.Entry<Bytes, TaprootKeyOrigin> each : input.taproot().keyOrigins().entrySet()) {
      Bytes key = each.getKey();
      boolean byKeyPath =
          input.taproot().keySignature().isPresent()
              && (internal.isEmpty() || internal.get().equals(key));
      keys.add(key(key, each.getValue().origin(), byKeyPath || leafSigners.contains(key)));
    }
    return keys;
  }

  private static ObjectNode key(Bytes key, KeyOrigin origin, boolean signed) {
    return Json.object()
        .put("public_key", key.hex())
        .put("fingerprint", origin.fingerprint().toString())
        .put("path", origin.path().toString())
        .put("signed", signed);
  }

  private ArrayNode musig2() {
    Musig2Input fields = input.musig2();
    ArrayNode all = Json.array();
    fields
        .participants()
        .forEach((aggregate, participants) -> {
          ObjectNode view = Json.object().put("aggregate_key", aggregate.hex());
          ArrayNode members = view.putArray("participants");
          for (Bytes participant : participants) {
            members
                .addObject()
                .put("public_key", participant.hex())
                .put("nonce", has(fields.publicNonces().keySet(), participant))
                .put("partial_signature", has(fields.partialSignatures().keySet(), participant));
          }
          all.add(view);
        });
    return all;
  }

  private static boolean has(Set<PsbtSlot> slots, Bytes participant) {
    return slots.stream().anyMatch(slot -> slot.participant().equals(participant));
  }

  /** What is missing before the input can be finished, as far as the fields tell. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (input.isFinal()) {
      return missing;
    }
    Optional<TxOut> spent = spent();
    boolean taproot =
        spent.isPresent() && OutputType.of(spent.get().script()) instanceof OutputType.PayToTaproot;
    if (spent.isEmpty()) {
      missing.add("the previous transaction " + in.previous().txid() + " (updater)");
    } else if (proven.isEmpty() && !taproot) {
      missing.add(
          "the whole previous transaction "
              + in.previous().txid()
              + " (updater); its amount is"
              + " only claimed");
    }
    if (input.keyOrigins().isEmpty() && input.taproot().keyOrigins().isEmpty()) {
      missing.add("where its keys come from (updater)");
    }
    boolean signed =
        !input.partialSignatures().isEmpty()
            || input.taproot().keySignature().isPresent()
            || !input.taproot().scriptSignatures().isEmpty();
    if (!signed) {
      missing.add(unsigned());
    }
    return missing;
  }

  private String unsigned() {
    Musig2Input fields = input.musig2();
    int participants = fields.participants().values().stream().mapToInt(List::size).sum();
    if (participants == 0) {
      return "a signature (signer)";
    }
    return fields.publicNonces().size() < participants
        ? "public nonces of "
            + Words.count(participants - fields.publicNonces().size(), "participant")
            + " (signer, first round)"
        : "partial signatures of "
            + Words.count(participants - fields.partialSignatures().size(), "participant")
            + " (signer, second round)";
  }
}
