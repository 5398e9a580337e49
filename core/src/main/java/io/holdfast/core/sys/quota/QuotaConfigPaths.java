package io.holdfast.core.sys.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.quota.QuotaConfig;
import io.holdfast.core.quota.QuotaStore;
import java.util.List;

/** {@code sys/quotas/config}: what holds for all quotas. */
public final class QuotaConfigPaths {
  private static final Field<List<String>> EXEMPT =
      Field.commaList("rate_limit_exempt_paths", "Beginnings of paths that no rate limits.");
  private static final Field<List<String>> ABSOLUTE =
      Field.commaList(
          "absolute_rate_limit_exempt_paths", "The same, with the namespace's path before them.");
  private static final Field<Boolean> HEADERS =
      Field.bool("enable_rate_limit_response_headers", "Whether answers tell the limit.");
  private static final Field<Boolean> AUDIT =
      Field.bool("enable_rate_limit_audit_logging", "Whether refusals are recorded.");

  private final QuotaStore quotas;

  public QuotaConfigPaths(QuotaStore quotas) {
    this.quotas = quotas;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("quotas/config")
            .describe("Create, update and read the quota configuration.", "")
            .fields(EXEMPT, ABSOLUTE, HEADERS, AUDIT)
            .on(Operation.READ, this::read)
            .onWrite(this::write));
  }

  private Response read(Call call) {
    QuotaConfig config = quotas.at(CoreCall.of(call).tx()).config();
    ObjectNode data = Json.object();
    data.set("absolute_rate_limit_exempt_paths", Json.array(config.absoluteExemptPaths()));
    data.put("enable_rate_limit_audit_logging", config.auditLogging());
    data.put("enable_rate_limit_response_headers", config.responseHeaders());
    data.set("rate_limit_exempt_paths", Json.array(config.exemptPaths()));
    return Response.data(data);
  }

  private Response write(Call call) {
    CoreCall core = CoreCall.of(call);
    QuotaConfig before = quotas.at(core.tx()).config();
    quotas.config(
        core.tx(),
        new QuotaConfig(
            call.find(EXEMPT).orElse(before.exemptPaths()),
            call.find(ABSOLUTE).orElse(before.absoluteExemptPaths()),
            call.find(HEADERS).orElse(before.responseHeaders()),
            call.find(AUDIT).orElse(before.auditLogging())));
    return Response.empty();
  }
}
