package io.holdfast.server.config;

import java.util.List;
import java.util.Map;

/** Keys of Vault and OpenBao that are understood at the top level and change nothing here. */
final class WithoutEffect {
  private static final String SINGLE = "this server is a single node";
  private static final String NO_PLUGINS = "engines and auth methods are built in";
  private static final String NOT_HERE = "there is no such part in this server";

  private static final Map<String, List<String>> KEYS =
      Map.of(
          SINGLE,
          List.of(
              "disable_clustering",
              "disable_performance_standby",
              "service_registration",
              "enable_response_header_raft_node_id",
              "replication"),
          NO_PLUGINS,
          List.of(
              "plugin_directory",
              "plugin_tmpdir",
              "plugin_file_uid",
              "plugin_file_permissions",
              "plugin_auto_download",
              "plugin_auto_register",
              "plugin_download_behavior"),
          NOT_HERE,
          List.of(
              "disable_sentinel_trace",
              "sentinel",
              "license_path",
              "reporting",
              "experiments",
              "disable_sealwrap",
              "disable_indexing",
              "enable_post_unseal_trace",
              "post_unseal_trace_directory",
              "detect_deadlocks",
              "request_limiter",
              "adaptive_overload_protection",
              "imprecise_lease_role_tracking",
              "remove_irrevocable_lease_after",
              "observations"),
          "caches are bounded and always right",
          List.of("disable_cache", "cache_size"),
          "paths are always checked",
          List.of("disable_printable_check"),
          "failed logins are counted by the auth methods themselves",
          List.of("user_lockout"));

  private WithoutEffect() {}

  static void atTheTop(Section top) {
    KEYS.forEach((why, keys) -> keys.forEach(key -> top.withoutEffect(key, why)));
    top.unsupported("ha_storage", "is not supported: this server is a single node");
    top.unsupported("ha_backend", "is not supported: this server is a single node");
    top.unsupported("entropy", "is not supported: randomness comes from the operating system");
    top.unsupported("kms_library", "is not supported by this version");
    top.unsupported("plugin", "is not supported: engines and auth methods are built in");
    top.unsupported("initialize", "is not supported by this version; use: operator init");
  }
}
