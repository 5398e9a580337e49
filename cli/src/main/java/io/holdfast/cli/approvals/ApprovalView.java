package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An approval on the terminal: the thing in words first. */
final class ApprovalView {
  private ApprovalView() {}

  static int print(Session session, ApiResponse answer) {
    Output output = session.output();
    if (!output.isTable() || output.hasField()) {
      return output.secret(answer.secret()) ? 0 : 1;
    }
    output.warnings(answer.secret());
    Json.Obj data = answer.secret().data();
    List<String> summary = data.texts("summary");
    summary.forEach(output::line);
    if (!summary.isEmpty()) {
      output.line("");
    }
    output.keyValues(rows(data));
    output.line("");
    output.table(factors(data));
    return 0;
  }

  private static Map<String, String> rows(Json.Obj data) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String name :
        List.of("id", "state", "kind", "operation", "path", "digest", "creation_time")) {
      rows.put(name, data.text(name));
    }
    rows.put("requester", person(data.object("requester")));
    put(rows, "approved_since", data.text("approved_since"));
    rows.put("expiration", data.text("expiration"));
    data.objects("approvers")
        .forEach(one -> rows.put("approved by " + known(one.text("entity_name"), one), said(one)));
    Json.Obj glass = data.object("break_glass");
    if (!glass.isEmpty()) {
      rows.put("glass broken by", glass.object("by").text("entity_name"));
      rows.put("reason", glass.text("reason"));
      rows.put("review", glass.text("review"));
    }
    Json.Obj review = data.object("review");
    if (!review.isEmpty()) {
      rows.put("review of", review.text("approval"));
      rows.put("overdue", review.text("overdue"));
    }
    Json.Obj ended = data.object("ended");
    put(rows, "ended by", person(ended.object("by")));
    put(rows, "ended because", ended.text("reason"));
    return rows;
  }

  private static void put(Map<String, String> rows, String name, String value) {
    if (!value.isEmpty()) {
      rows.put(name, value);
    }
  }

  private static String person(Json.Obj entity) {
    return known((entity.text("name") + " " + entity.text("id")).strip(), entity);
  }

  /** A name with those that logins know, which say more to people. */
  static String known(String name, Json.Obj entity) {
    List<String> words = new ArrayList<>(List.of(name));
    entity.objects("aliases").forEach(alias -> words.add("(" + alias.text("name") + ")"));
    return String.join(" ", words).strip();
  }

  private static String said(Json.Obj approver) {
    String comment = approver.text("comment");
    return proofs(approver) + (comment.isEmpty() ? "" : ": " + comment);
  }

  private static String proofs(Json.Obj approver) {
    List<String> shown = new ArrayList<>(List.of("login"));
    approver
        .objects("proofs")
        .forEach(proof ->
            shown.add(
                (proof.text("proof") + " " + proof.text("type") + proof.text("method_name"))
                    .strip()));
    return String.join(", ", shown);
  }

  private static Table factors(Json.Obj data) {
    Table table = Table.withHeader("Factor", "Approvals", "Proof", "Groups");
    data.objects("factors")
        .forEach(factor ->
            table.row(
                factor.text("name"),
                factor.texts("approved_by").size() + " of " + factor.text("approvals"),
                factor.text("proof"),
                String.join(
                    ", ",
                    Stream.concat(
                            factor.texts("group_names").stream(),
                            factor.texts("group_ids").stream())
                        .toList())));
    return table;
  }
}
