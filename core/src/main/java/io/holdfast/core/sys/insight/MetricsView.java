package io.holdfast.core.sys.insight;

import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.core.metrics.Metrics;
import io.holdfast.core.metrics.MetricsJson;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/**
 * The numbers as {@code sys/metrics} shows them.
 *
 * @param prometheus whether Prometheus' format is on
 */
public record MetricsView(Metrics metrics, boolean prometheus, InstantSource clock) {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** Whether a request wants Prometheus' format: it says so, or its scraper does. */
  public static boolean asksForPrometheus(String format, Request request) {
    String accept = request.header("accept").orElse("");
    return format.equals("prometheus")
        || (format.isEmpty()
            && (accept.contains("application/openmetrics-text")
                || accept.startsWith("prometheus/telemetry")));
  }

  /**
   * The answer.
   *
   * @throws Refusal.InvalidRequest for an unknown format, or one that is off
   */
  public Response.Raw render(String format, boolean asPrometheus) {
    if (asPrometheus) {
      if (!prometheus) {
        throw new Refusal.InvalidRequest(
            "prometheus is not enabled; set prometheus_retention_time in telemetry");
      }
      byte[] text = metrics.prometheus().getBytes(StandardCharsets.UTF_8);
      return new Response.Raw(200, TEXT, text, Map.of());
    }
    if (!format.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "metric response format \"" + format + "\" unknown; use prometheus, or none for JSON");
    }
    byte[] json = Json.write(MetricsJson.of(metrics, clock.instant()));
    return new Response.Raw(200, "application/json", json, Map.of());
  }
}
