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
import java.util.List;

/** {@code sys/config/cors}: which web pages' scripts may talk to the server. */
public final class CorsPaths {
  private static final Field<Boolean> ENABLE = Field.bool("enable", "Accepted, as in Vault.");
  private static final Field<List<String>> ORIGINS =
      Field.commaList("allowed_origins", "Origins as https://app.example, or * alone for any.");
  private static final Field<List<String>> HEADERS =
      Field.commaList("allowed_headers", "Headers that may be sent beside the API's own.");
  private static final Field<Boolean> CREDENTIALS =
      Field.bool("allow_credentials", "Whether browsers may send cookies along.");

  private CorsPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/cors")
            .describe("Configure or return the current configuration of CORS settings.", "")
            .fields(ENABLE, ORIGINS, HEADERS, CREDENTIALS)
            .sudo()
            .on(Operation.READ, CorsPaths::read)
            .on(Operation.UPDATE, CorsPaths::write)
            .on(Operation.DELETE, CorsPaths::delete));
  }

  private static Response read(Call call) {
    CorsRules rules = ServerSettings.cors(CoreCall.of(call).tx());
    ObjectNode data = Json.object();
    data.put("enabled", rules.enabled());
    if (rules.enabled()) {
      data.put("allow_credentials", rules.allowCredentials());
      data.set("allowed_headers", Json.array(rules.allHeaders()));
      data.set("allowed_origins", Json.array(rules.origins()));
    }
    return Response.data(data);
  }

  private static Response write(Call call) {
    List<String> origins = call.get(ORIGINS);
    if (origins.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "allowed_origins: at least one origin or the wildcard must be provided");
    }
    if (origins.contains("*") && origins.size() > 1) {
      throw new Refusal.InvalidRequest(
          "allowed_origins: to allow all origins the '*' must be the only value");
    }
    boolean credentials = call.get(CREDENTIALS);
    if (credentials && origins.contains("*")) {
      throw new Refusal.InvalidRequest(
          "allow_credentials: name the origins; with '*' any page could act for its visitor");
    }
    ServerSettings.cors(
        CoreCall.of(call).tx(), new CorsRules(true, origins, call.get(HEADERS), credentials));
    return Response.empty();
  }

  private static Response delete(Call call) {
    ServerSettings.cors(CoreCall.of(call).tx(), CorsRules.OFF);
    return Response.empty();
  }
}
