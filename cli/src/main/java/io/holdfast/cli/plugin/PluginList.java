package io.holdfast.cli.plugin;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.List;

/** {@code plugin list [TYPE]}. */
@Usage(
    synopsis = "holdfast plugin list [options] [TYPE]",
    does = "Lists what the server has built in: of one type (auth, database, secret), or of all.")
final class PluginList extends ApiCommand {
  private static final List<String> TYPES = List.of("auth", "database", "secret");

  @Flag(names = "-detailed", help = "Show whether each is still supported.")
  private boolean detailed;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(0, 1);
    String type = words.isEmpty() ? "" : words.getFirst().strip();
    Json.Obj data =
        during("listing available plugins", () -> session.client().get("sys/plugins/catalog"))
            .secret()
            .data();
    List<Json.Obj> plugins = plugins(data, type);
    if (session.output().isTable()) {
      session.output().table(table(plugins, type.isEmpty()));
    } else {
      session.output().structured(structured(data, plugins, type));
    }
    return 0;
  }

  private static List<Json.Obj> plugins(Json.Obj data, String type) {
    return data.objects("detailed").stream()
        .filter(plugin -> type.isEmpty() || plugin.text("type").equals(type))
        .toList();
  }

  private Table table(List<Json.Obj> plugins, boolean ofAllTypes) {
    Table table =
        detailed
            ? Table.withHeader("Name", "Type", "Version", "Deprecation Status")
            : ofAllTypes
                ? Table.withHeader("Name", "Type", "Version")
                : Table.withHeader("Name", "Version");
    for (Json.Obj plugin : plugins) {
      String name = plugin.text("name");
      String type = plugin.text("type");
      String version = plugin.text("version");
      if (detailed) {
        table.row(name, type, version, plugin.text("deprecation_status"));
      } else if (ofAllTypes) {
        table.row(name, type, version);
      } else {
        table.row(name, version);
      }
    }
    return table;
  }

  private static Json.Obj structured(Json.Obj data, List<Json.Obj> plugins, String type) {
    Json.Obj out = Json.Obj.EMPTY;
    for (String one : TYPES) {
      if (type.isEmpty() || type.equals(one)) {
        out = out.with(one, Json.ofTexts(data.texts(one)));
      }
    }
    return out.with("details", new Json.Arr(plugins.stream().map(PluginList::ordered).toList()));
  }

  private static Json ordered(Json.Obj plugin) {
    return Json.Obj.EMPTY
        .with("type", Json.of(plugin.text("type")))
        .with("name", Json.of(plugin.text("name")))
        .with("version", Json.of(plugin.text("version")))
        .with("builtin", Json.of(plugin.flag("builtin")))
        .with("deprecation_status", Json.of(plugin.text("deprecation_status")));
  }
}
