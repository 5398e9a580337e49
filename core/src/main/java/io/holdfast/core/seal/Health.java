package io.holdfast.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.Version;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code sys/health}: the state of the server as a status code that load balancers understand, with
 * Vault's fields and its query parameters that choose other codes.
 */
final class Health {
  private static final Set<String> BOOLEANS = Set.of("", "1", "0", "t", "f", "true", "false");

  private Health() {}

  static Answer answer(Request request, SealControl.Status status, InstantSource clock) {
    int active = code(request, "activecode", 200);
    int sealed = code(request, "sealedcode", 503);
    int uninitialised = code(request, "uninitcode", 501);
    code(request, "standbycode", 429);
    code(request, "drsecondarycode", 472);
    code(request, "performancestandbycode", 473);
    code(request, "removedcode", 530);
    code(request, "haunhealthycode", 474);
    requireBool(request, "standbyok");
    requireBool(request, "perfstandbyok");
    int chosen = active;
    if (!status.initialised()) {
      chosen = uninitialised;
    } else if (status.sealed()) {
      chosen = sealed;
    }
    ObjectNode out = Json.object();
    out.put("initialized", status.initialised());
    out.put("sealed", status.sealed());
    out.put("standby", status.sealed());
    out.put("performance_standby", false);
    out.put("replication_performance_mode", status.sealed() ? "unknown" : "disabled");
    out.put("replication_dr_mode", status.sealed() ? "unknown" : "disabled");
    out.put("server_time_utc", clock.instant().getEpochSecond());
    out.put("version", Version.API_LEVEL);
    out.put("enterprise", false);
    if (!status.sealed()) {
      out.put("cluster_name", status.clusterName());
      out.put("cluster_id", status.clusterId());
    }
    out.put("echo_duration_ms", 0);
    out.put("clock_skew_ms", 0);
    out.put("replication_primary_canary_age_ms", 0);
    return Answer.json(chosen, Json.write(out));
  }

  /** Vault says no more than that of a wrong code. */
  private static Refusal wrong() {
    return new Refusal.InvalidRequest(List.of());
  }

  /** There is no standby here that could be fine; only what cannot be read is refused. */
  private static void requireBool(Request request, String name) {
    JsonNode value = request.body().get(name);
    if (value != null && !BOOLEANS.contains(text(value).toLowerCase(Locale.ROOT))) {
      throw wrong();
    }
  }

  private static String text(JsonNode value) {
    return value.isArray() && !value.isEmpty() ? value.get(0).asText() : value.asText();
  }

  private static int code(Request request, String name, int byDefault) {
    JsonNode value = request.body().get(name);
    if (value == null) {
      return byDefault;
    }
    try {
      int code = Integer.parseInt(text(value));
      if (code >= 100 && code <= 999) {
        return code;
      }
    } catch (NumberFormatException e) {
      throw wrong();
    }
    throw wrong();
  }
}
