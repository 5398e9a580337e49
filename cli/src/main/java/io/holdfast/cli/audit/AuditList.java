package io.holdfast.cli.audit;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code audit list}. */
@Usage(
    synopsis = "holdfast audit list [options]",
    does = {
      "Lists the enabled audit devices. The built-in log is not among them: it is always on."
    })
final class AuditList extends ApiCommand {
  @Flag(names = "-detailed", help = "Show their options too.")
  private boolean detailed;

  @Override
  protected int call(Session session) {
    arguments().none();
    ApiRequest request = ApiRequest.of("GET", "sys/audit");
    Json.Obj devices =
        devices(during("listing audits", () -> session.client().send(request)).json());
    if (!session.output().isTable()) {
      session.output().structured(devices);
      return 0;
    }
    if (devices.isEmpty()) {
      throw Failure.remote("No audit devices are enabled.");
    }
    session.output().table(table(devices));
    return 0;
  }

  private static Json.Obj devices(Json.Obj answer) {
    Json.Obj all = answer.object("data").isEmpty() ? answer : answer.object("data");
    SequencedMap<String, Json> devices = new LinkedHashMap<>();
    new TreeMap<>(all.members())
        .forEach((path, device) -> {
          if (path.endsWith("/")) {
            devices.put(path, device);
          }
        });
    return new Json.Obj(devices);
  }

  private Table table(Json.Obj devices) {
    Table table =
        detailed
            ? Table.withHeader("Path", "Type", "Description", "Replication", "Options")
            : Table.withHeader("Path", "Type", "Description");
    for (String path : devices.members().keySet()) {
      Json.Obj device = devices.object(path);
      String type = device.text("type");
      String description = device.text("description");
      if (detailed) {
        String local = device.flag("local") ? "local" : "replicated";
        table.row(path, type, description, local, options(device.object("options")));
      } else {
        table.row(path, type, description);
      }
    }
    return table;
  }

  private static String options(Json.Obj options) {
    return new TreeMap<>(options.members())
        .entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue().text())
            .collect(Collectors.joining(" "));
  }
}
