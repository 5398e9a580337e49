package io.holdfast.core.sys.insight;

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
import io.holdfast.core.LogLevels;

/** {@code sys/loggers}: how much each logger says, until the server restarts. */
public final class LoggerPaths {
  private static final Field<String> NAME = Field.string("name", "The name of a logger.");
  private static final Field<String> LEVEL =
      Field.string("level", "trace, debug, info, warn or error.");

  private final LogLevels levels;

  public LoggerPaths(LogLevels levels) {
    this.levels = levels;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("loggers/?")
            .describe("Read, modify, or revert the log level of all loggers.", "")
            .fields(LEVEL)
            .on(Operation.READ, this::all)
            .on(Operation.UPDATE, this::setAll)
            .on(Operation.DELETE, this::resetAll),
        Route.path("loggers/{name:segment}")
            .describe("Read, modify, or revert the log level of a single logger.", "")
            .fields(NAME, LEVEL)
            .on(Operation.READ, this::one)
            .on(Operation.UPDATE, this::set)
            .on(Operation.DELETE, this::reset));
  }

  private Response all(Call call) {
    ObjectNode data = Json.object();
    levels.levels().forEach(data::put);
    return Response.data(data);
  }

  private Response one(Call call) {
    ObjectNode data = Json.object();
    String level = levels.levels().get(call.get(NAME));
    if (level != null) {
      data.put(call.get(NAME), level);
    }
    return Response.data(data);
  }

  private Response setAll(Call call) {
    String level = level(call);
    CoreCall.of(call).afterwards(() -> levels.setAll(level));
    return Response.empty();
  }

  private Response set(Call call) {
    String name = known(call);
    String level = level(call);
    CoreCall.of(call).afterwards(() -> levels.set(name, level));
    return Response.empty();
  }

  private Response resetAll(Call call) {
    CoreCall.of(call).afterwards(levels::resetAll);
    return Response.empty();
  }

  private Response reset(Call call) {
    String name = known(call);
    CoreCall.of(call).afterwards(() -> levels.reset(name));
    return Response.empty();
  }

  private String known(Call call) {
    String name = call.get(NAME);
    if (!levels.levels().containsKey(name)) {
      throw new Refusal.InvalidRequest("logger \"" + name + "\" not found");
    }
    return name;
  }

  private static String level(Call call) {
    String level = call.get(LEVEL);
    if (level.isEmpty()) {
      throw new Refusal.InvalidRequest("level is required");
    }
    return LogLevel.named(level)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "invalid level provided: unknown log level: "
                    + level
                    + "; use trace, debug, info, warn or error"));
  }
}
