package io.holdfast.cli.bitcoin;

import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What waits for people and time, as rows: what it is in words, then how far it is. */
final class WaitView {
  private static final List<String> LAST =
      List.of("summary", "decision", "psbt", "content", "factors", "approvers", "requester");

  private WaitView() {}

  static SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    rows.put("state", data.text("state"));
    int line = 1;
    for (String words : data.texts("summary")) {
      rows.put("summary " + line, words);
      line++;
    }
    if (data.get("factors") instanceof Json.Arr factors) {
      factors.items().forEach(item -> factor(rows, item));
    }
    if (data.get("approvers") instanceof Json.Arr approvers) {
      approvers.items().forEach(item -> approver(rows, item));
    }
    rows.put("requester", data.object("requester").text("display_name"));
    data.members()
        .forEach((name, value) -> {
          if (!LAST.contains(name)) {
            rows.putIfAbsent(name, Amount.cell(name, value));
          }
        });
    return rows;
  }

  private static void factor(SequencedMap<String, String> rows, Json item) {
    if (item instanceof Json.Obj factor) {
      rows.put(
          "factor " + factor.text("name"),
          "%d of %s approvals by %s (%s)"
              .formatted(
                  factor.texts("approved_by").size(),
                  factor.text("approvals"),
                  String.join(", ", factor.texts("groups")),
                  factor.text("proof")));
    }
  }

  private static void approver(SequencedMap<String, String> rows, Json item) {
    if (item instanceof Json.Obj approver) {
      rows.put("approved by " + approver.text("entity_name"), approver.text("time"));
    }
  }
}
