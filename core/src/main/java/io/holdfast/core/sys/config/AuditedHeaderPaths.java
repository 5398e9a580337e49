package io.holdfast.core.sys.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.audit.AuditedHeaders;
import java.util.Locale;
import java.util.Set;

/** {@code sys/config/auditing/request-headers}: which headers stand in the audit log. */
public final class AuditedHeaderPaths {
  /** What these hold is a credential, and is in the entries already, HMACed. */
  private static final Set<String> CREDENTIALS = Set.of("x-vault-token", "authorization");

  private static final Field<String> HEADER = Field.string("header", "The name of the header.");
  private static final Field<Boolean> HMAC =
      Field.bool("hmac", "Whether its values are HMACed rather than shown.");

  private final AuditedHeaders headers;

  public AuditedHeaderPaths(AuditedHeaders headers) {
    this.headers = headers;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("config/auditing/request-headers/?")
            .describe("List the request headers that are configured to be audited.", "")
            .sudo()
            .on(Operation.READ, this::list),
        Route.path("config/auditing/request-headers/{header:segment}")
            .describe("Configure a request header to be audited.", "")
            .fields(HEADER, HMAC)
            .sudo()
            .on(Operation.READ, this::read)
            .on(Operation.UPDATE, this::write)
            .on(Operation.DELETE, this::delete));
  }

  private Response list(Call call) {
    ObjectNode data = Json.object();
    ObjectNode all = data.putObject("headers");
    headers
        .at(CoreCall.of(call).tx())
        .forEach((name, hmac) -> all.putObject(name).put("hmac", hmac));
    return Response.data(data);
  }

  private Response read(Call call) {
    String name = call.get(HEADER);
    boolean hmac =
        headers
            .find(CoreCall.of(call).tx(), name)
            .orElseThrow(() -> new Refusal.InvalidRequest("Could not find header in config"));
    ObjectNode data = Json.object();
    data.putObject(name).put("hmac", hmac);
    return Response.data(data);
  }

  private Response write(Call call) {
    String name = call.get(HEADER);
    if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) && !call.get(HMAC)) {
      throw new Refusal.InvalidRequest(
          "header: " + name + " holds credentials; it is audited with hmac=true only");
    }
    headers.put(CoreCall.of(call).tx(), name, call.get(HMAC));
    return Response.empty();
  }

  private Response delete(Call call) {
    headers.remove(CoreCall.of(call).tx(), call.get(HEADER));
    return Response.empty();
  }
}
