package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.LeaseLimits;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.MountEntry.MountConfig;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mounts as clients see them. */
final class MountJson {
  private MountJson() {}

  static ObjectNode of(Router.Mounted mounted) {
    MountEntry entry = mounted.entry();
    ObjectNode out = Json.object();
    out.put("accessor", entry.accessor());
    ObjectNode config = out.putObject("config");
    config.put("default_lease_ttl", entry.config().defaultLeaseTtl().toSeconds());
    config.put("force_no_cache", entry.config().forceNoCache());
    config.put("max_lease_ttl", entry.config().maxLeaseTtl().toSeconds());
    tuning(config, entry);
    if (!BuiltinMounts.isBuiltin(entry)) {
      out.put("deprecation_status", "supported");
    }
    out.put("description", entry.description());
    out.put("external_entropy_access", entry.externalEntropyAccess());
    out.put("local", entry.local());
    if (entry.options().isEmpty() && BuiltinMounts.isBuiltin(entry)) {
      out.putNull("options");
    } else {
      ObjectNode options = out.putObject("options");
      new TreeMap<>(entry.options()).forEach(options::put);
    }
    out.put("plugin_version", "");
    out.put("running_plugin_version", "v" + io.holdfast.core.Version.OWN + "+builtin.holdfast");
    out.put("running_sha256", "");
    out.put("seal_wrap", entry.sealWrap());
    out.put("type", mounted.shownType());
    out.put("uuid", entry.uuid());
    return out;
  }

  /** What a client without a token may know of a mount that is tuned to be listed. */
  static ObjectNode brief(MountEntry entry) {
    ObjectNode out = Json.object();
    out.put("description", entry.description());
    ObjectNode options = out.putObject("options");
    new TreeMap<>(entry.options()).forEach(options::put);
    out.put("type", entry.type());
    return out;
  }

  /** The mount's tuning with the lifetimes in force. */
  static ObjectNode tune(Router.Mounted mounted, LeaseLimits limits) {
    MountEntry entry = mounted.entry();
    Duration own = entry.config().defaultLeaseTtl();
    ObjectNode out = Json.object();
    out.put("default_lease_ttl", (own.isZero() ? limits.defaultTtl() : own).toSeconds());
    out.put("description", entry.description());
    out.put("force_no_cache", entry.config().forceNoCache());
    out.put("max_lease_ttl", mounted.mount().maxLeaseTtl().toSeconds());
    if (!entry.options().isEmpty()) {
      ObjectNode options = out.putObject("options");
      new TreeMap<>(entry.options()).forEach(options::put);
    }
    tuning(out, entry);
    return out;
  }

  private static void tuning(ObjectNode out, MountEntry entry) {
    MountConfig config = entry.config();
    list(out, "audit_non_hmac_request_keys", config.auditNonHmacRequestKeys());
    list(out, "audit_non_hmac_response_keys", config.auditNonHmacResponseKeys());
    list(out, "passthrough_request_headers", config.passthroughRequestHeaders());
    list(out, "allowed_response_headers", config.allowedResponseHeaders());
    if (!config.listingVisibility().isEmpty()) {
      out.put("listing_visibility", config.listingVisibility());
    }
    if (entry.auth()) {
      out.put("token_type", config.tokenType().isEmpty() ? "default-service" : config.tokenType());
    }
    if (!config.userLockout().isEmpty()) {
      ObjectNode lockout = out.putObject("user_lockout_config");
      for (Map.Entry<String, String> pair : new TreeMap<>(config.userLockout()).entrySet()) {
        lockout.put(pair.getKey(), pair.getValue());
      }
    }
  }

  private static void list(ObjectNode out, String name, List<String> values) {
    if (!values.isEmpty()) {
      out.set(name, Json.array(values));
    }
  }
}
