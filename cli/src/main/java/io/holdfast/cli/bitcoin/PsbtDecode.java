package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** {@code bitcoin psbt decode psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt decode [options] psbt=@FILE",
    does = {
      "Shows a PSBT in words and amounts: what it spends and pays, the fee, who signed, and what",
      "is missing. With -wallet it is shown as its owner sees it."
    })
final class PsbtDecode extends PsbtCommand {
  @Flag(names = "-wallet", label = "<name>", help = "Whose inputs and outputs are told apart.")
  private String wallet = "";

  @Flag(names = "-network", label = "<network>", help = "How addresses are shown (mainnet).")
  private String network = "";

  @Override
  protected int call(Session session) {
    String psbt = PsbtArgument.read(arguments().exactly(1), session.terminal());
    Json.Obj body = Json.Obj.EMPTY.with("psbt", Json.of(psbt));
    if (!wallet.isEmpty()) {
      return askWallet(session, wallet, "/psbt/decode", body, "reading a PSBT");
    }
    body = network.isEmpty() ? body : body.with("network", Json.of(network));
    return askPsbt(session, "decode", body, "reading a PSBT");
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    number(rows, data, "summary", "");
    for (String name : List.of("fee", "feerate", "vsize", "next_role", "complete")) {
      Json value = data.get(name);
      if (value != null) {
        rows.put(name, Amount.cell(name, value));
      }
    }
    number(rows, data, "missing", "missing ");
    if (data.get("refusal") instanceof Json.Obj refusal) {
      rows.put("refusal", refusal.text("rule") + ": " + refusal.text("message"));
    }
    rows.put("unsigned_txid", data.text("unsigned_txid"));
    return rows;
  }

  private static void number(
      SequencedMap<String, String> rows, Json.Obj data, String name, String prefix) {
    if (data.get(name) instanceof Json.Arr lines) {
      int line = 1;
      for (Json each : lines.items()) {
        rows.put(prefix + line++, each instanceof Json.Str text ? text.value() : "");
      }
    }
  }
}
