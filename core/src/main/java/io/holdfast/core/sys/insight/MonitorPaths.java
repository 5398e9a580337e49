package io.holdfast.core.sys.insight;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.LogLines;

/** {@code sys/monitor}: the server's log as it is written, until the client hangs up. */
public final class MonitorPaths {
  private static final Field<String> LEVEL =
      Field.string("log_level", "trace, debug, info, warn or error: the least severe.")
          .withDefault("info");
  private static final Field<String> FORMAT =
      Field.string("log_format", "standard or json.").withDefault("standard");

  private final LogLines lines;

  public MonitorPaths(LogLines lines) {
    this.lines = lines;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("monitor")
            .describe("Streams log messages back to the client.", "")
            .fields(LEVEL, FORMAT)
            .on(Operation.READ, this::follow));
  }

  private Response follow(Call call) {
    String level =
        LogLevel.named(call.get(LEVEL))
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "log_level: unknown; use trace, debug, info, warn or error"));
    String format = call.get(FORMAT);
    boolean json = format.equals("json");
    if (!json && !format.equals("standard")) {
      throw new Refusal.InvalidRequest("log_format: unknown; use standard or json");
    }
    return CoreCall.of(call).answer(lines.from(level, json));
  }
}
