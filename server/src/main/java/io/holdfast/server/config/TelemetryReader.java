package io.holdfast.server.config;

import java.util.List;

/** Reads {@code telemetry}. */
final class TelemetryReader {
  private static final List<String> PUSH =
      List.of(
          "statsite_address",
          "statsd_address",
          "dogstatsd_addr",
          "dogstatsd_tags",
          "circonus_api_token",
          "circonus_api_app",
          "circonus_api_url",
          "circonus_submission_interval",
          "circonus_submission_url",
          "circonus_check_id",
          "circonus_check_force_metric_activation",
          "circonus_check_instance_id",
          "circonus_check_search_tag",
          "circonus_check_display_name",
          "circonus_check_tags",
          "circonus_broker_id",
          "circonus_broker_select_tag",
          "stackdriver_project_id",
          "stackdriver_location",
          "stackdriver_namespace",
          "stackdriver_debug_logs");
  private static final List<String> SHAPE =
      List.of(
          "usage_gauge_period",
          "maximum_gauge_cardinality",
          "enable_hostname_label",
          "lease_metrics_epsilon",
          "num_lease_metrics_buckets",
          "add_lease_metrics_namespace_labels",
          "add_mount_point_rollback_metrics",
          "filter_default",
          "prefix_filter",
          "metrics_prefix");

  private final Section section;

  TelemetryReader(Section section) {
    this.section = section;
  }

  TelemetryConfig read() {
    TelemetryConfig config =
        new TelemetryConfig(
            section
                .value("prometheus_retention_time")
                .map(v -> v.duration(TelemetryConfig.DEFAULT.prometheusRetention()))
                .orElse(TelemetryConfig.DEFAULT.prometheusRetention()),
            section.value("disable_hostname").map(v -> v.bool(false)).orElse(false));
    PUSH.forEach(key -> section.withoutEffect(key, "metrics are fetched from sys/metrics"));
    SHAPE.forEach(key -> section.withoutEffect(key, "metrics have one fixed set"));
    section.end();
    return config;
  }
}
