package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * {@code oidc/config}: the address that identity tokens say they are from.
 *
 * @param apiAddress of the server, where none is configured
 */
public record Issuer(String apiAddress) {
  private static final String CONFIG = "oidc/config";
  private static final Field<String> ISSUER =
      Field.string("issuer", "Scheme, host and port that tokens name; empty for the server's own.");

  private record Config(String issuer) {}

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/config")
            .describe("OIDC configuration", "")
            .fields(ISSUER)
            .on(
                Operation.READ,
                call -> {
                  ObjectNode data = Json.object();
                  data.put("issuer", configured(call));
                  return Response.data(data);
                })
            .on(Operation.UPDATE, Issuer::write));
  }

  private static Response write(Call call) {
    String issuer = call.get(ISSUER);
    if (!issuer.isEmpty()) {
      check(issuer);
      call.warn(
          "With an issuer set, all identity tokens must be validated against that address; set it"
              + " to \"\" to go back to the server's own.");
    }
    call.storage().put(CONFIG, new Config(issuer));
    return Response.empty();
  }

  /**
   * Checks that an issuer is the address of a server.
   *
   * @throws Refusal.InvalidRequest when it has more parts, or fewer
   */
  public static void check(String issuer) {
    try {
      URI uri = new URI(issuer);
      String scheme = String.valueOf(uri.getScheme());
      boolean bare =
          String.valueOf(uri.getRawPath()).isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (bare && uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return;
      }
    } catch (URISyntaxException e) {
      // Refused below.
    }
    throw new Refusal.InvalidRequest(
        "invalid issuer, which must include only a scheme, host, and optional port (e.g."
            + " https://example.com:8200)");
  }

  private static String configured(Call call) {
    return call.storage().get(CONFIG, Config.class).map(Config::issuer).orElse("");
  }

  /** The issuer of identity tokens, and where their keys are. */
  public String of(Call call) {
    String configured = configured(call);
    return at(configured) + "/v1/" + call.request().namespace().path() + "identity/oidc";
  }

  /** The server's address, or the one that is given in its place. */
  public String at(String configured) {
    return configured.isEmpty() ? apiAddress : configured;
  }
}
