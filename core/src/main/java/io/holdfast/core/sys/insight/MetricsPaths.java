package io.holdfast.core.sys.insight;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code sys/metrics}: the server's numbers. */
public final class MetricsPaths {
  private static final Field<String> FORMAT =
      Field.string("format", "prometheus, or empty for JSON.");

  private final MetricsView view;

  public MetricsPaths(MetricsView view) {
    this.view = view;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("metrics")
            .describe("Export the metrics aggregated for telemetry purpose.", "")
            .fields(FORMAT)
            .on(Operation.READ, this::read));
  }

  /** Some numbers are counted in the store, which is outside of this request's transaction. */
  private Effect read(Call call) {
    String format = call.get(FORMAT);
    boolean prometheus = MetricsView.asksForPrometheus(format, call.request());
    return () -> {
      Response.Raw answer = view.render(format, prometheus);
      return after -> answer;
    };
  }
}
