package io.holdfast.core.sys.plugins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.router.Backends;
import java.util.List;

/**
 * {@code sys/plugins/reload}: what is built in keeps nothing that could be stale, so that each
 * reload is done as soon as it is known to be about something that is there.
 */
public final class PluginReloadPaths {
  private static final Field<String> PLUGIN = Field.string("plugin", "The name of a plugin.");
  private static final Field<List<String>> MOUNTS =
      Field.commaList("mounts", "Paths of mounts, instead of a plugin.");
  private static final Field<String> SCOPE = Field.string("scope", "Empty or global.");
  private static final Field<String> ID = Field.string("reload_id", "The id of a reload.");
  private static final Field<String> TYPE =
      Field.string("type", "auth, database, secret or unknown.");
  private static final Field<String> NAME = Field.string("name", "The name of a plugin.");

  private final Catalog catalog;

  public PluginReloadPaths(Backends backends) {
    this.catalog = new Catalog(backends);
  }

  public Routes routes() {
    return Routes.of(
        Route.path("plugins/reload/backend/status")
            .describe("Get the status of a cluster-scoped reload.", "")
            .fields(ID)
            .on(Operation.READ, PluginReloadPaths::status),
        Route.path("plugins/reload/backend")
            .describe("Reload mounts that use a particular backend plugin.", "")
            .fields(PLUGIN, MOUNTS, SCOPE)
            .on(Operation.UPDATE, this::mounts),
        Route.path("plugins/reload/{type}/{name}")
            .describe("Reload all instances of a specific plugin.", "")
            .fields(TYPE, NAME, SCOPE)
            .sudo()
            .on(Operation.UPDATE, this::plugin));
  }

  private Response mounts(Call call) {
    String plugin = call.get(PLUGIN);
    List<String> mounts = call.get(MOUNTS);
    if (!plugin.isEmpty() && !mounts.isEmpty()) {
      throw new Refusal.InvalidRequest("plugin and mounts cannot be set at the same time");
    }
    if (plugin.isEmpty() && mounts.isEmpty()) {
      throw new Refusal.InvalidRequest("plugin or mounts must be provided");
    }
    if (!plugin.isEmpty() && !catalog.has(plugin)) {
      throw new Refusal.InvalidRequest("plugin not found in the catalog: \"" + plugin + "\"");
    }
    for (String mount : mounts) {
      String path = mount.endsWith("/") ? mount : mount + "/";
      if (CoreCall.of(call).router().at(path).isEmpty()) {
        throw new Refusal.InvalidRequest("cannot fetch mount entry on \"" + mount + "\"");
      }
    }
    return done(call);
  }

  private Response plugin(Call call) {
    String type = call.get(TYPE);
    String name = call.get(NAME);
    boolean known = type.equals("unknown") ? catalog.has(name) : catalog.has(type, name);
    if (!known) {
      throw new Refusal.NotFound("plugin not found in the catalog: " + type + "/" + name);
    }
    return done(call);
  }

  private static Response done(Call call) {
    String scope = call.get(SCOPE);
    if (!scope.isEmpty() && !scope.equals("global")) {
      throw new Refusal.InvalidRequest("scope must be unset or \"global\"");
    }
    return Response.data(Json.object().put("reload_id", call.request().id()));
  }

  private static Response status(Call call) {
    if (call.get(ID).isEmpty()) {
      throw new Refusal.InvalidRequest("reload_id must be provided");
    }
    ObjectNode data = Json.object();
    data.put("reload_id", call.get(ID));
    data.putObject("results");
    return Response.data(data);
  }
}
