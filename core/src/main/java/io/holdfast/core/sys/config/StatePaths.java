package io.holdfast.core.sys.config;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.Surroundings;
import io.holdfast.core.namespace.GroupReach;

/**
 * {@code sys/config/state/sanitized}, {@code sys/config/reload} and {@code
 * sys/config/group-policy-application}.
 */
public final class StatePaths {
  private static final Field<String> SUBSYSTEM =
      Field.string("subsystem", "tls (certificates and log files) or license.");
  private static final Field<String> MODE =
      Field.string("group_policy_application_mode", "within_namespace_hierarchy or any.");

  private final Surroundings surroundings;

  public StatePaths(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("config/state/sanitized")
            .describe("Return a sanitized version of the server's configuration.", "")
            .on(Operation.READ, call -> Response.data(surroundings.configuration().get())),
        Route.path("config/reload/{subsystem:segment}")
            .describe("Reload a part of the server's configuration.", "")
            .fields(SUBSYSTEM)
            .on(Operation.UPDATE, this::reload),
        Route.path("config/group-policy-application")
            .describe("Configure how policies in groups should be applied.", "")
            .fields(MODE)
            .on(Operation.READ, StatePaths::readMode)
            .on(Operation.UPDATE, StatePaths::writeMode));
  }

  private Outcome reload(Call call) {
    return switch (call.get(SUBSYSTEM)) {
      case "tls" -> {
        CoreCall.of(call).afterwards(surroundings.reload());
        yield Response.empty();
      }
      case "license" -> {
        call.warn("this server needs no license; nothing was read");
        yield Response.empty();
      }
      default ->
          throw new Refusal.NotFound(
              "subsystem: \"" + call.get(SUBSYSTEM) + "\" is unknown; use tls or license");
    };
  }

  private static Response readMode(Call call) {
    GroupReach reach = GroupReach.of(CoreCall.of(call).tx());
    return Response.data(Json.object().put(MODE.name(), reach.mode()));
  }

  private static Response writeMode(Call call) {
    GroupReach reach = new GroupReach(call.get(MODE));
    if (!reach.equals(GroupReach.WITHIN) && !reach.equals(GroupReach.ANY)) {
      throw new Refusal.InvalidRequest(
          MODE.name()
              + ": use \""
              + GroupReach.WITHIN.mode()
              + "\" or \""
              + GroupReach.ANY.mode()
              + "\"");
    }
    reach.store(CoreCall.of(call).tx());
    return Response.empty();
  }
}
