package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Amounts;
import io.holdfast.bitcoin.tx.Dust;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** What a draft pays. */
final class DraftOutputs {
  static final Field<JsonNode> OUTPUTS =
      Field.any(
              "outputs",
              "What is paid: an array of {\"address\" or \"script\", \"amount\"}, or an object of"
                  + " amounts in sat by address. One amount may be \"rest\": what is left after the"
                  + " fee.")
          .asRequired();
  private static final String REST = "rest";

  private final PaymentDraft draft;
  private final Network network;
  private Optional<Script> rest = Optional.empty();

  private DraftOutputs(PaymentDraft draft, Network network) {
    this.draft = draft;
    this.network = network;
  }

  /**
   * Adds to a draft what the request says that it pays.
   *
   * @return the script that gets what is left, if one shall
   */
  static Optional<Script> addTo(PaymentDraft draft, Call call, Network network) {
    DraftOutputs outputs = new DraftOutputs(draft, network);
    JsonNode stated = call.get(OUTPUTS);
    if (stated.isArray() && !stated.isEmpty()) {
      for (int i = 0; i < stated.size(); i++) {
        outputs.add(OUTPUTS.name() + "[" + i + "]", stated.get(i));
      }
    } else if (stated.isObject() && !stated.isEmpty()) {
      Iterator<Map.Entry<String, JsonNode>> all = stated.properties().iterator();
      while (all.hasNext()) {
        Map.Entry<String, JsonNode> each = all.next();
        String field = OUTPUTS.name() + "." + each.getKey();
        outputs.pay(field, outputs.address(field, each.getKey()), each.getValue());
      }
    } else {
      throw Inputs.invalid(
          OUTPUTS.name(), "is neither an array of outputs nor an object of amounts by address");
    }
    return outputs.rest;
  }

  private void add(String field, JsonNode output) {
    boolean address = output.path("address").isTextual();
    if (address == output.path("script").isTextual()) {
      throw Inputs.invalid(field, "takes either an address or a script in hex");
    }
    Script script =
        address
            ? address(field + ".address", output.get("address").asText())
            : Inputs.of(field + ".script", () -> Script.fromHex(output.get("script").asText()));
    pay(field + ".amount", script, output.path("amount"));
  }

  private Script address(String field, String text) {
    return Inputs.of(field, () -> Address.parse(text, network)).script();
  }

  private void pay(String field, Script script, JsonNode amount) {
    if (amount.asText().equals(REST)) {
      if (rest.isPresent()) {
        throw Inputs.invalid(field, "only one output can get the rest");
      }
      rest = Optional.of(script);
      return;
    }
    TxOut output = new TxOut(JsonNumbers.integer(field, amount, Amounts.MAX), script);
    if (Dust.isDust(output)) {
      throw Inputs.invalid(
          field,
          output.value()
              + " sat is dust: nodes relay "
              + Dust.threshold(script)
              + " sat or more for a script like this");
    }
    var _ = draft.pay(script, output.value());
  }
}
