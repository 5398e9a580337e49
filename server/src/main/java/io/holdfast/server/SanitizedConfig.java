package io.holdfast.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.config.SealConfig;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.config.TlsConfig;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The configuration as {@code sys/config/state/sanitized} shows it: Vault's keys, with what this
 * server knows of them, and nothing that could hold a secret (keys of seals, options of audit
 * devices).
 */
final class SanitizedConfig {
  private SanitizedConfig() {}

  static ObjectNode of(ServerConfig config) {
    ObjectNode out = Json.object();
    out.put("api_addr", config.apiAddr());
    out.put("cache_size", 0);
    out.put("cluster_addr", config.clusterAddr());
    out.put("cluster_cipher_suites", "");
    out.put("cluster_name", config.clusterName());
    out.put("default_lease_ttl", config.defaultLeaseTtl().toSeconds());
    out.put("default_max_request_duration", 0);
    out.put("disable_cache", false);
    out.put("disable_clustering", true);
    out.put("disable_indexing", false);
    out.put("disable_mlock", config.disableMlock());
    out.put("disable_performance_standby", true);
    out.put("disable_printable_check", false);
    out.put("disable_sealwrap", false);
    out.put("disable_sentinel_trace", false);
    out.put("enable_response_header_hostname", config.responseHeaderHostname());
    out.put("enable_response_header_raft_node_id", false);
    out.put("enable_ui", config.ui());
    out.put("introspection_endpoint", config.introspectionEndpoint());
    out.set("listeners", listeners(config));
    out.put("log_format", lower(config.log().format()));
    out.put("log_level", lower(config.log().level()));
    out.put("log_requests_level", "");
    out.put("max_lease_ttl", config.maxLeaseTtl().toSeconds());
    out.put("pid_file", config.pidFile().map(Path::toString).orElse(""));
    out.put("plugin_directory", "");
    out.put("raw_storage_endpoint", config.rawStorageEndpoint());
    ObjectNode seal = out.putArray("seals").addObject();
    seal.put("disabled", false);
    seal.put("type", sealType(config.seal()));
    ObjectNode storage = out.putObject("storage");
    storage.put("cluster_addr", config.clusterAddr());
    storage.put("disable_clustering", true);
    storage.put("redirect_addr", config.apiAddr());
    storage.put("type", config.storage().type());
    ObjectNode telemetry = out.putObject("telemetry");
    telemetry.put("disable_hostname", config.telemetry().disableHostname());
    telemetry.put("prometheus_retention_time", config.telemetry().prometheusRetention().toNanos());
    return out;
  }

  private static ArrayNode listeners(ServerConfig config) {
    ArrayNode all = Json.array();
    for (ListenerConfig listener : config.listeners()) {
      ObjectNode one = all.addObject();
      ObjectNode inside = one.putObject("config");
      inside.put("address", listener.address().toString());
      inside.put("cluster_address", listener.clusterAddress().toString());
      inside.put("tls_disable", listener.tls().isEmpty());
      listener.tls().ifPresent(tls -> tls(inside, tls));
      one.put("type", "tcp");
    }
    return all;
  }

  private static void tls(ObjectNode out, TlsConfig tls) {
    out.put("tls_cert_file", tls.certificate().toString());
    out.put("tls_key_file", tls.key().toString());
    out.put("tls_min_version", tls.least().key());
    out.put("tls_max_version", tls.newest().key());
  }

  private static String sealType(SealConfig seal) {
    return switch (seal) {
      case SealConfig.Shamir shamir -> "shamir";
      case SealConfig.Static fixed -> "static";
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
