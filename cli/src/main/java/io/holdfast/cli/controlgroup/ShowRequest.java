package io.holdfast.cli.controlgroup;

import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** {@code control-group request ACCESSOR}. */
@Usage(
    synopsis = "holdfast control-group request [options] ACCESSOR",
    does = {
      "Shows the request that waits under the token with this accessor: who asks for what, who",
      "approved it, and whose approval is missing."
    })
final class ShowRequest extends SecretCommand {
  @Override
  protected int call(Session session) {
    Json.Obj body = Json.Obj.EMPTY.with("accessor", Json.of(arguments().one().strip()));
    ApiResponse answer =
        during(
            "looking at the request",
            () -> session.client().put("sys/control-group/request", body));
    Output output = session.output();
    if (!output.isTable() || output.hasField()) {
      return output.secret(answer.secret()) ? 0 : 1;
    }
    output.warnings(answer.secret());
    Json.Obj data = answer.secret().data();
    output.keyValues(rows(data));
    output.line("");
    output.table(factors(data));
    return 0;
  }

  private static Map<String, String> rows(Json.Obj data) {
    Json.Obj requester = data.object("request_entity");
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("approved", data.text("approved"));
    rows.put("request_operation", data.text("request_operation"));
    rows.put("request_path", data.text("request_path"));
    if (data.get("request_data") != null) {
      rows.put("request_data", data.text("request_data"));
    }
    rows.put("request_entity", (requester.text("name") + " " + requester.text("id")).strip());
    requester
        .objects("aliases")
        .forEach(alias -> rows.put("known as " + alias.text("name"), alias.text("mount_accessor")));
    rows.put("expiration", data.text("expiration"));
    data.objects("authorizations")
        .forEach(by -> rows.put("approved by " + by.text("entity_name"), by.text("entity_id")));
    return rows;
  }

  private static Table factors(Json.Obj data) {
    Table table = Table.withHeader("Factor", "Approvals", "Groups");
    data.objects("factors")
        .forEach(factor ->
            table.row(
                factor.text("name"),
                factor.texts("approved_by").size() + " of " + factor.text("approvals"),
                String.join(
                    ", ",
                    Stream.concat(
                            factor.texts("group_names").stream(),
                            factor.texts("group_ids").stream())
                        .toList())));
    return table;
  }
}
