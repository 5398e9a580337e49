package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.HclValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code listener "tcp"}. */
final class ListenerReader {
  private static final int DEFAULT_PORT = 8200;
  private static final HttpLimits DEFAULTS = HttpLimits.DEFAULT;

  private final Section section;
  private final Duration maxRequestDuration;

  ListenerReader(Section section, Duration maxRequestDuration) {
    this.section = section;
    this.maxRequestDuration = maxRequestDuration;
  }

  ListenerConfig read() {
    HostPort address = hostPort("address", new HostPort("127.0.0.1", DEFAULT_PORT), DEFAULT_PORT);
    int clusterPort = address.port() == 0 ? 0 : Math.min(address.port() + 1, 65_535);
    Section telemetry = section.block("telemetry");
    ListenerConfig config =
        new ListenerConfig(
            address,
            hostPort("cluster_address", new HostPort(address.host(), clusterPort), clusterPort),
            new TlsReader(section).read(),
            limits(),
            new ForwardedReader(section).read(),
            responseHeaders(),
            bool(section, "require_request_header"),
            bool(telemetry, "unauthenticated_metrics_access"));
    withoutEffect(telemetry);
    section.end();
    return config;
  }

  private HttpLimits limits() {
    long size = number("max_request_size", DEFAULTS.maxRequestSize(), 1 << 30);
    return new HttpLimits(
        size,
        number("max_request_json_memory", Math.max(DEFAULTS.maxJsonMemory(), 4 * size), 1L << 32),
        (int) number("max_json_depth", DEFAULTS.maxJsonDepth(), HttpLimits.DEEPEST_JSON),
        duration("max_request_duration", maxRequestDuration),
        duration("http_read_header_timeout", DEFAULTS.readHeaderTimeout()),
        duration("http_read_timeout", DEFAULTS.readTimeout()),
        duration("http_write_timeout", DEFAULTS.writeTimeout()),
        duration("http_idle_timeout", DEFAULTS.idleTimeout()));
  }

  private void withoutEffect(Section telemetry) {
    String counted = "\"max_request_json_memory\" bounds what a request may hold";
    section.withoutEffect("max_request_json_strings", counted);
    section.withoutEffect("max_json_string_value_length", counted);
    section.withoutEffect("max_json_object_entry_count", counted);
    section.withoutEffect("max_json_array_element_count", counted);
    section.withoutEffect("purpose", "every listener serves the API");
    section.withoutEffect("role", "every listener serves the API");
    section.withoutEffect("disable_request_limiter", "there is no adaptive limiter");
    section.withoutEffect("disable_unauthed_rekey_endpoints", "there are no such endpoints");
    section.withoutEffect("disable_replication_status_endpoints", "this server is a single node");
    section.withoutEffect("tls_prefer_server_cipher_suites", "the server always prefers its own");
    section.withoutEffect("cors_enabled", "use sys/config/cors");
    section.withoutEffect("cors_allowed_origins", "use sys/config/cors");
    section.withoutEffect("cors_allowed_headers", "use sys/config/cors");
    Section profiling = section.block("profiling");
    profiling.withoutEffect(
        "unauthenticated_pprof_access", "sys/pprof needs a token that may read it");
    profiling.withoutEffect(
        "unauthenticated_in_flight_request_access",
        "sys/in-flight-req needs a token that may read it");
    profiling.end();
    Section inFlight = section.block("inflight_requests_logging");
    inFlight.withoutEffect(
        "unauthenticated_in_flight_requests_access",
        "sys/in-flight-req needs a token that may read it");
    inFlight.end();
    telemetry.withoutEffect("metrics_only", "every listener serves the API");
    telemetry.withoutEffect("disallow_metrics", "sys/metrics needs a token that may read it");
    telemetry.end();
    section.unsupported("chroot_namespace", "is not supported by this version");
    section.unsupported("proxy_protocol_behavior", "is not supported; use X-Forwarded-For");
    section.unsupported("proxy_protocol_authorized_addrs", "is not supported; use X-Forwarded-For");
    section.unsupported("redact_addresses", "is not supported by this version");
    section.unsupported("redact_cluster_name", "is not supported by this version");
    section.unsupported("redact_version", "is not supported by this version");
  }

  /** By status: header: values. */
  private Map<String, Map<String, List<String>>> responseHeaders() {
    Map<String, Map<String, List<String>>> all = new HashMap<>();
    for (Labelled block : section.blocks("custom_response_headers", 1)) {
      String status = block.labels().getFirst();
      if (!status.matches("default|[1-5](xx|\\d\\d)")) {
        section
            .problems()
            .error(
                block.at(),
                "custom_response_headers: \""
                    + status
                    + "\" is not default, 1xx to 5xx or a status");
      }
      Map<String, List<String>> headers = all.computeIfAbsent(status, s -> new HashMap<>());
      for (Entry entry : block.entries()) {
        headers.put(entry.key(), header(entry));
      }
    }
    return all;
  }

  private List<String> header(Entry entry) {
    Value value = new Value(entry.key(), entry.value(), entry.at(), section.problems());
    List<String> values =
        entry.value() instanceof HclValue.Scalar ? List.of(value.text("")) : value.texts();
    boolean wellFormed =
        entry.key().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")
            && values.stream().allMatch(v -> v.chars().allMatch(c -> c >= ' ' && c < 127));
    if (!wellFormed) {
      return value.wrong("is not a header with printable ASCII values", List.of());
    }
    if (entry.key().toLowerCase(java.util.Locale.ROOT).startsWith("x-vault-")) {
      return value.wrong("cannot be set: X-Vault- headers are the server's own", List.of());
    }
    return values;
  }

  private HostPort hostPort(String key, HostPort otherwise, int defaultPort) {
    return section
        .value(key)
        .map(value -> {
          try {
            return HostPort.parse(value.text(otherwise.toString()), defaultPort);
          } catch (IllegalArgumentException e) {
            return value.wrong("is not an address: " + e.getMessage(), otherwise);
          }
        })
        .orElse(otherwise);
  }

  /** Zero and, as Vault has it for the size, a negative number mean the default. */
  private long number(String key, long otherwise, long most) {
    long number =
        section.value(key).map(v -> v.number(otherwise, Integer.MIN_VALUE, most)).orElse(otherwise);
    return number <= 0 ? otherwise : number;
  }

  private Duration duration(String key, Duration otherwise) {
    return section
        .value(key)
        .map(value -> value.duration(otherwise))
        .filter(duration -> !duration.isZero())
        .orElse(otherwise);
  }

  private static boolean bool(Section section, String key) {
    return section.value(key).map(value -> value.bool(false)).orElse(false);
  }
}
