package io.holdfast.server.config;

import java.time.Duration;

/**
 * What metrics show.
 *
 * @param prometheusRetention how long a metric without new values is shown; zero: Prometheus'
 *     format is off, as in Vault
 * @param disableHostname whether gauges come without the host's name before them
 */
public record TelemetryConfig(Duration prometheusRetention, boolean disableHostname) {
  public static final TelemetryConfig DEFAULT = new TelemetryConfig(Duration.ofDays(1), false);
}
