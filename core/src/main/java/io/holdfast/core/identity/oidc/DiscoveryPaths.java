package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/** {@code oidc/.well-known}: what verifies identity tokens, for everybody to see. */
public final class DiscoveryPaths {
  private final Issuer issuer;

  public DiscoveryPaths(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/.well-known/openid-configuration")
            .describe("Query OIDC configurations", "")
            .unauthenticated()
            .on(Operation.READ, this::configuration),
        Route.path("oidc/.well-known/keys")
            .describe("Retrieve public keys", "")
            .unauthenticated()
            .on(
                Operation.READ,
                call ->
                    PublishedKeys.of(
                        call, new RoleStore(call.storage()).all().map(Role::key).toList())));
  }

  private Response configuration(Call call) {
    String address = issuer.of(call);
    ObjectNode body = Json.object();
    body.put("issuer", address);
    body.put("jwks_uri", address + "/.well-known/keys");
    body.set("response_types_supported", Json.array(List.of("id_token")));
    body.set("subject_types_supported", Json.array(List.of("public")));
    body.set("id_token_signing_alg_values_supported", Json.array(JwsAlgorithm.names()));
    return PublishedKeys.document(body, "max-age=3600");
  }
}
