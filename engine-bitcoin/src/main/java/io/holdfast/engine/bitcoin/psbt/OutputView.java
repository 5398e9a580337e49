package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.Optional;

/** An output in words. */
final class OutputView {
  private final int index;
  private final PsbtOutput fields;
  private final TxOut output;
  private final Optional<String> address;
  private Optional<WalletScript> own = Optional.empty();

  OutputView(int index, PsbtOutput fields, TxOut output, Network network) {
    this.index = index;
    this.fields = fields;
    this.output = output;
    this.address = Address.of(network, output.script()).map(Address::text);
  }

  ObjectNode view(Optional<WalletScript> proven) {
    own = proven;
    ObjectNode view =
        Json.object()
            .put("index", index)
            .put("amount", output.value())
            .put("script_type", OutputType.of(output.script()).label());
    address.ifPresentOrElse(
        text -> view.put("address", text), () -> view.put("script", output.script().hex()));
    proven.ifPresent(script ->
        view.putObject("own")
            .put("change", script.place().change())
            .put("index", script.place().index()));
    view.set("fields", Json.array(Words.fields(fields.map(), OutputField.values())));
    return view;
  }

  /** What it does, once it was viewed. */
  String sentence() {
    String amount = Words.amount(output.value());
    String to = address.orElse("the script " + output.script().hex());
    return own.map(script ->
            (script.place().change() ? "Returns " : "Moves ")
                + amount
                + " to this wallet, "
                + to
                + " (proven).")
        .orElse("Pays " + amount + " to " + to + ".");
  }
}
