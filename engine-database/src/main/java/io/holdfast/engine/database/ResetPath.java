package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/** {@code reset} and {@code reload}: to connect anew, of one connection or of all of a plugin. */
final class ResetPath {
  private static final Field<String> PLUGIN = Field.string("plugin_name", "Name of the plugin.");

  private final Connections connections;

  ResetPath(Connections connections) {
    this.connections = connections;
  }

  Routes routes() {
    return Routes.of(
        Route.path("reset/{name}")
            .describe("Closes a connection; what comes next connects anew.", "")
            .fields(ConfigFields.NAME)
            .on(Operation.UPDATE, this::reset),
        Route.path("reload/{plugin_name}")
            .describe("Closes all connections of a plugin; what comes next connects anew.", "")
            .fields(PLUGIN)
            .on(Operation.UPDATE, this::reload));
  }

  private Outcome reset(Call call) {
    String name = call.get(ConfigFields.NAME);
    var _ = Configs.of(call).required(name);
    return closing(call, List.of(name), Response.empty());
  }

  private Outcome reload(Call call) {
    String plugin = call.get(PLUGIN);
    Configs configs = Configs.of(call);
    List<String> names =
        configs.names().stream()
            .filter(name ->
                configs.find(name).filter(found -> found.plugin().equals(plugin)).isPresent())
            .toList();
    if (names.isEmpty()) {
      throw new Refusal.InvalidRequest("no connection uses the plugin \"" + plugin + "\"");
    }
    var data = Json.object();
    data.set("connections", Json.array(names));
    data.put("count", names.size());
    return closing(call, names, Response.data(data));
  }

  private Effect closing(Call call, List<String> names, Response answer) {
    List<Target.Id> ids = names.stream().map(name -> Target.Id.of(call, name)).toList();
    return () -> {
      ids.forEach(connections::forget);
      return done -> answer;
    };
  }
}
