package io.holdfast.cli.bitcoin;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.GoText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A signature's answer as rows: what was decided and why, then what came of it. */
final class SignView {
  private SignView() {}

  static SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    Json.Obj decision = data.object("decision");
    rows.put("policy", decision.text("policy") + " version " + decision.text("version"));
    for (String name : List.of("amount", "fee", "feerate")) {
      Json value = decision.get(name);
      if (value != null) {
        rows.put(name, Amount.cell(name, value));
      }
    }
    rules(rows, decision);
    data.members()
        .forEach((name, value) -> {
          switch (name) {
            case "decision" -> {
              // It stands above.
            }
            case "receipt" -> rows.put(name, data.object(name).text("id"));
            case "request" -> rows.putAll(WaitView.rows(data.object(name)));
            default -> rows.put(name, GoText.of(value));
          }
        });
    return rows;
  }

  /** How each rule judged. */
  static void rules(SequencedMap<String, String> rows, Json.Obj decision) {
    if (decision.get("trace") instanceof Json.Arr trace) {
      trace.items().forEach(item -> rule(rows, item));
    }
  }

  private static void rule(SequencedMap<String, String> rows, Json item) {
    if (item instanceof Json.Obj rule) {
      String message = rule.text("message");
      String outcome = rule.text("outcome");
      rows.put("rule " + rule.text("rule"), message.isEmpty() ? outcome : outcome + ": " + message);
    }
  }
}
