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

/**
 * {@code sys/plugins/pins} and {@code sys/plugins/runtimes}: both are about plugins of others, so
 * that there are none.
 */
public final class PinPaths {
  private static final Field<String> TYPE = Field.string("type", "auth, database or secret.");
  private static final Field<String> NAME = Field.string("name", "The name of the plugin.");
  private static final Field<String> VERSION = Field.string("version", "The version to pin.");
  private static final Field<String> RUNTIME_TYPE = Field.string("type", "container.");
  private static final Field<String> RUNTIME = Field.string("oci_runtime", "Its program.");
  private static final Field<String> GROUP = Field.string("cgroup_parent", "Its cgroup.");
  private static final Field<Long> CPU = Field.integer("cpu_nanos", "Its share of the CPU.");
  private static final Field<Long> MEMORY = Field.integer("memory_bytes", "Its memory.");
  private static final Field<Boolean> ROOTLESS = Field.bool("rootless", "Whether without root.");

  private PinPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("plugins/pins/?")
            .describe("Lists all pinned plugin versions.", "")
            .sudo()
            .on(Operation.READ, call -> empty("pinned_versions"))
            .on(Operation.LIST, call -> empty("pinned_versions")),
        Route.path("plugins/pins/{type}/{name}")
            .describe("Read, create or remove the pinned version of a plugin.", "")
            .fields(TYPE, NAME, VERSION)
            .sudo()
            .on(Operation.READ, PinPaths::absent)
            .on(Operation.UPDATE, PinPaths::refused)
            .on(Operation.DELETE, call -> Response.empty()),
        Route.path("plugins/runtimes/catalog/?")
            .describe("Lists all plugin runtimes.", "")
            .fields(RUNTIME_TYPE)
            .sudo()
            .on(Operation.READ, call -> empty("runtimes"))
            .on(Operation.LIST, call -> empty("runtimes")),
        Route.path("plugins/runtimes/catalog/{type}/{name}")
            .describe("Read, register or remove a plugin runtime.", "")
            .fields(RUNTIME_TYPE, NAME, RUNTIME, GROUP, CPU, MEMORY, ROOTLESS)
            .sudo()
            .on(Operation.READ, PinPaths::absent)
            .on(Operation.UPDATE, PinPaths::refused)
            .on(Operation.DELETE, call -> Response.empty()));
  }

  private static Response empty(String list) {
    ObjectNode data = Json.object();
    data.putArray(list);
    return Response.data(data);
  }

  private static Response absent(Call call) {
    throw new Refusal.NotFound();
  }

  private static Response refused(Call call) {
    throw new Refusal.InvalidRequest(
        "plugins of others are not run by this server, so that there is nothing to pin and no"
            + " runtime to use");
  }
}
