package io.holdfast.cli.bitcoin;

import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A receipt as rows: what was decided by which policy and why, and who signed it. */
final class ReceiptView {
  private ReceiptView() {}

  static SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    Json.Obj receipt = data.object("receipt");
    rows.put("id", data.text("id"));
    rows.put("wallet", data.text("wallet"));
    rows.put("time", data.text("time"));
    rows.put("policy", receipt.text("policy") + " version " + receipt.text("policy_version"));
    rows.put("policy_hash", receipt.text("policy_hash"));
    rows.put("txid", receipt.object("facts").object("transaction").text("txid"));
    Json.Obj decision = receipt.object("decision");
    rows.put("outcome", decision.text("outcome"));
    SignView.rules(rows, decision);
    rows.put("signer", receipt.text("signer"));
    rows.put("signature", receipt.text("signature"));
    return rows;
  }
}
