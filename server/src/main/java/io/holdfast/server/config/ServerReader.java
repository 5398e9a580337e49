package io.holdfast.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the top level. */
final class ServerReader {
  private final Section top;
  private final Overrides overrides;
  private final boolean dev;

  ServerReader(Section top, Overrides overrides, boolean dev) {
    this.top = top;
    this.overrides = overrides;
    this.dev = dev;
  }

  ServerConfig read() {
    Duration defaultTtl = duration("default_lease_ttl");
    Duration maxTtl = duration("max_lease_ttl");
    if (defaultTtl.compareTo(maxTtl) > 0) {
      top.value("default_lease_ttl")
          .ifPresent(value -> value.wrong("must not be longer than max_lease_ttl", defaultTtl));
    }
    // A short maximum alone also shortens the default, as it would be useless otherwise.
    Duration effectiveDefault = defaultTtl.compareTo(maxTtl) > 0 ? maxTtl : defaultTtl;
    ServerConfig config =
        new ServerConfig(
            new StorageReader(top, dev).read(),
            listeners(),
            new SealReader(top).read(),
            new AuditReader(top).read(),
            new LogReader(top, overrides).read(),
            new TelemetryReader(top.block("telemetry")).read(),
            overrides.find("API_ADDR").orElse(text("api_addr")),
            overrides.find("CLUSTER_ADDR").orElse(text("cluster_addr")),
            text("cluster_name"),
            effectiveDefault,
            maxTtl,
            path("pid_file"),
            bool("disable_mlock"),
            bool("ui"),
            bool("raw_storage_endpoint", dev),
            bool("introspection_endpoint", dev),
            bool("enable_response_header_hostname"));
    top.withoutEffectWhenOn("ui", "this version has no user interface");
    WithoutEffect.atTheTop(top);
    top.end();
    return config;
  }

  private List<ListenerConfig> listeners() {
    Duration maxDuration =
        top.value("default_max_request_duration")
            .map(value -> value.duration(HttpLimits.DEFAULT.maxRequestDuration()))
            .orElse(HttpLimits.DEFAULT.maxRequestDuration());
    List<ListenerConfig> listeners = new ArrayList<>();
    for (Labelled block : top.blocks("listener", 1)) {
      String type = block.labels().getFirst();
      if (type.equals("tcp")) {
        Section section = top.section("listener \"tcp\"", block);
        listeners.add(new ListenerReader(section, maxDuration).read());
      } else {
        top.problems()
            .error(block.at(), "unknown listener type \"" + type + "\"; the known one is \"tcp\"");
      }
    }
    if (listeners.isEmpty() && !dev) {
      top.problems()
          .error(top.at(), "there is no listener; add: listener \"tcp\" { address = ... }");
    }
    refuseSameAddress(listeners);
    return listeners;
  }

  private void refuseSameAddress(List<ListenerConfig> listeners) {
    Set<HostPort> seen = new java.util.HashSet<>();
    for (ListenerConfig listener : listeners) {
      if (listener.address().port() != 0 && !seen.add(listener.address())) {
        top.problems().error(top.at(), "two listeners share the address " + listener.address());
      }
    }
  }

  private Duration duration(String key) {
    return top.value(key)
        .map(value -> value.duration(ServerConfig.SYSTEM_TTL))
        .filter(duration -> !duration.isZero())
        .orElse(ServerConfig.SYSTEM_TTL);
  }

  private String text(String key) {
    return top.value(key).map(value -> value.text("")).orElse("");
  }

  private boolean bool(String key) {
    return bool(key, false);
  }

  private boolean bool(String key, boolean otherwise) {
    return top.value(key).map(value -> value.bool(otherwise)).orElse(otherwise);
  }

  private Optional<Path> path(String key) {
    return top.value(key)
        .map(value -> value.path(Path.of("")))
        .filter(p -> !p.toString().isEmpty());
  }
}
