package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;

/** {@code operator members}. */
@Usage(synopsis = "holdfast operator members [options]", does = "Lists the nodes of the cluster.")
final class Members extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", "sys/ha-status");
    Json.Obj json =
        during("reading the cluster's members", () -> session.client().send(request)).json();
    Json nodes = json.get("nodes") == null ? json.object("data").get("nodes") : json.get("nodes");
    if (!session.output().isTable()) {
      session.output().structured(json);
      return 0;
    }
    Table table =
        Table.withHeader(
            "Host Name",
            "API Address",
            "Cluster Address",
            "Active Node",
            "Version",
            "Upgrade Version",
            "Last Echo");
    if (nodes instanceof Json.Arr array) {
      for (Json item : array.items()) {
        if (item instanceof Json.Obj node) {
          table.row(
              node.text("hostname"),
              node.text("api_address"),
              node.text("cluster_address"),
              Boolean.toString(node.flag("active_node")),
              node.text("version"),
              node.text("upgrade_version"),
              node.text("last_echo"));
        }
      }
    }
    session.output().table(table);
    return 0;
  }
}
