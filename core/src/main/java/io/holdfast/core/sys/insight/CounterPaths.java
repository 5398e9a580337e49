package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.function.LongSupplier;

/**
 * {@code sys/internal/counters}: how many tokens and entities there are. Clients are not counted
 * for a bill: there is none.
 */
public final class CounterPaths {
  private static final Field<String> START = Field.string("start_time", "From when on.");
  private static final Field<String> END = Field.string("end_time", "Until when.");
  private static final Field<Long> LIMIT = Field.integer("limit_namespaces", "At most so many.");
  private static final Field<String> FORMAT = Field.string("format", "csv or json.");
  private static final Field<String> ENABLED =
      Field.string("enabled", "enable, disable or default.");
  private static final Field<Long> RETENTION =
      Field.integer("retention_months", "Accepted, no effect.");
  private static final Field<Long> REPORT =
      Field.integer("default_report_months", "Accepted, no effect.");

  private final LongSupplier tokens;
  private final LongSupplier entities;

  /**
   * @param tokens counts the service tokens; not called within a transaction
   * @param entities counts the identity's entities, likewise
   */
  public CounterPaths(LongSupplier tokens, LongSupplier entities) {
    this.tokens = tokens;
    this.entities = entities;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("internal/counters/requests")
            .describe("Count of requests; removed, as in Vault.", "")
            .on(
                Operation.READ,
                call -> {
                  throw new Refusal.NotFound("The functionality has been removed on this path");
                }),
        Route.path("internal/counters/tokens")
            .describe("Count of active tokens in this server.", "")
            .on(Operation.READ, call -> count("service_tokens", tokens)),
        Route.path("internal/counters/entities")
            .describe("Count of active entities in this server.", "")
            .on(Operation.READ, call -> count("entities", entities)),
        Route.path("internal/counters/config")
            .describe("Whether clients are counted.", "")
            .fields(ENABLED, RETENTION, REPORT)
            .on(Operation.READ, CounterPaths::config)
            .on(Operation.UPDATE, CounterPaths::configure),
        Route.path("internal/counters/activity")
            .describe("Counts of clients: there are none.", "")
            .fields(START, END, LIMIT)
            .on(Operation.READ, call -> Response.empty()),
        Route.path("internal/counters/activity/monthly")
            .describe("Counts of clients of this month: there are none.", "")
            .on(Operation.READ, call -> Response.empty()),
        Route.path("internal/counters/activity/export")
            .describe("Export of counted clients: there are none.", "")
            .fields(START, END, FORMAT)
            .sudo()
            .on(Operation.READ, call -> Response.empty()));
  }

  private static Effect count(String what, LongSupplier counter) {
    return () -> {
      long total = counter.getAsLong();
      return after -> {
        ObjectNode data = Json.object();
        data.putObject("counters").putObject(what).put("total", total);
        return Response.data(data);
      };
    };
  }

  private static Response config(Call call) {
    ObjectNode data = Json.object();
    data.put("default_report_months", 12);
    data.put("enabled", "default-disabled");
    data.put("minimum_retention_months", 0);
    data.put("queries_available", false);
    data.put("reporting_enabled", false);
    data.put("retention_months", 0);
    return Response.data(data);
  }

  private static Response configure(Call call) {
    if (call.get(ENABLED).equals("enable")) {
      throw new Refusal.InvalidRequest(
          "enabled: this server does not count clients; use disable or default");
    }
    return Response.empty();
  }
}
