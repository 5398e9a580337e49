package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.DatabaseFailure;

/** {@code config}: the connections to databases. */
final class ConfigPath {
  private final Connections connections;
  private final RootRotation rotation;

  ConfigPath(Connections connections, RootRotation rotation) {
    this.connections = connections;
    this.rotation = rotation;
  }

  Routes routes() {
    return Routes.of(
        Route.path("config/?")
            .describe("Lists the connections to databases.", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(Page.of(call).of(call.storage(), "config/"))),
        Route.path("config/{name}")
            .describe(
                "Configures a connection to a database.",
                "What is not among these fields is the plugin's: connection_url, username, password,"
                    + " max_open_connections, username_template, TLS settings. The password is"
                    + " never shown again.")
            .fields(ConfigFields.ALL)
            .takesAnyFields()
            .exists(call -> Configs.of(call).find(call.get(ConfigFields.NAME)).isPresent())
            .on(Operation.READ, ConfigPath::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private static Response read(Call call) {
    return Configs.of(call)
        .find(call.get(ConfigFields.NAME))
        .map(config -> Response.data(ConfigView.of(config)))
        .orElseThrow(Refusal.NotFound::new);
  }

  private Outcome write(Call call) {
    DatabaseConfig config = ConfigFields.applied(call);
    boolean hasLogin = !config.selfManaged() || !config.login().username().isEmpty();
    if (!call.get(ConfigFields.VERIFY) || !hasLogin) {
      return store(call, config);
    }
    Target target = Target.of(call, call.get(ConfigFields.NAME), config);
    Effect verified =
        () -> {
          verify(target);
          return again -> store(again, ConfigFields.applied(again));
        };
    return verified;
  }

  private static void verify(Target target) {
    try {
      Connections.once(target, Database::verify);
    } catch (DatabaseFailure e) {
      throw new Refusal.InvalidRequest(
          "error creating database object: error verifying connection: " + e.getMessage());
    }
  }

  private Response store(Call call, DatabaseConfig config) {
    String name = call.get(ConfigFields.NAME);
    Configs.of(call).put(name, config);
    Rows.connection(call, name);
    rotation.plan(call, name, config);
    if (ConfigView.holdsPassword(config.settings().text("connection_url"))) {
      call.warn(
          "Password found in connection_url, use a templated url to enable root rotation and"
              + " prevent read access to password information.");
    }
    return Response.empty();
  }

  private Outcome delete(Call call) {
    String name = call.get(ConfigFields.NAME);
    Configs configs = Configs.of(call);
    if (configs.find(name).isEmpty()) {
      return Response.empty();
    }
    configs.delete(name);
    Rows.dropConnection(call, name);
    rotation.cancel(call, name);
    Target.Id id = Target.Id.of(call, name);
    Effect closed =
        () -> {
          connections.forget(id);
          return done -> Response.empty();
        };
    return closed;
  }
}
