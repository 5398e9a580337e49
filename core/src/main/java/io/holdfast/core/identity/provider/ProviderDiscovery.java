package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.identity.oidc.Issuer;
import io.holdfast.core.identity.oidc.JwsAlgorithm;
import io.holdfast.core.identity.oidc.PublishedKeys;
import java.util.ArrayList;
import java.util.List;

/** {@code oidc/provider/:name/.well-known}: what applications need to know, for all to see. */
public final class ProviderDiscovery {
  private final Issuer issuer;

  public ProviderDiscovery(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/provider/{name}/.well-known/openid-configuration")
            .describe("Query OIDC configurations", "")
            .fields(ProviderPaths.NAME)
            .unauthenticated()
            .on(Operation.READ, this::configuration),
        Route.path("oidc/provider/{name}/.well-known/keys")
            .describe("Retrieve public keys", "")
            .fields(ProviderPaths.NAME)
            .unauthenticated()
            .on(Operation.READ, ProviderDiscovery::keys));
  }

  private static Provider provider(Call call) {
    return new ProviderStore(call.storage())
        .provider(call.get(ProviderPaths.NAME))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response keys(Call call) {
    Provider provider = provider(call);
    return PublishedKeys.of(
        call,
        new ProviderStore(call.storage())
            .allClients()
            .filter(provider::allows)
            .map(Client::key)
            .toList());
  }

  private Response configuration(Call call) {
    Provider provider = provider(call);
    String address = provider.address(call, issuer);
    List<String> scopes = new ArrayList<>(provider.scopesSupported());
    scopes.add(Scope.OPENID);
    ObjectNode body = Json.object();
    body.put("issuer", address);
    body.put("jwks_uri", address + "/.well-known/keys");
    body.put(
        "authorization_endpoint",
        issuer.at(provider.issuer()) + "/ui/vault/" + provider.path(call) + "/authorize");
    body.put("token_endpoint", address + "/token");
    body.put("userinfo_endpoint", address + "/userinfo");
    body.put("request_parameter_supported", false);
    body.put("request_uri_parameter_supported", false);
    body.set("id_token_signing_alg_values_supported", Json.array(JwsAlgorithm.names()));
    body.set("response_types_supported", Json.array(List.of("code")));
    body.set("scopes_supported", Json.array(scopes));
    body.putArray("claims_supported");
    body.set("subject_types_supported", Json.array(List.of("public")));
    body.set("grant_types_supported", Json.array(List.of("authorization_code")));
    body.set(
        "token_endpoint_auth_methods_supported",
        Json.array(List.of("none", "client_secret_basic", "client_secret_post")));
    body.set("code_challenge_methods_supported", Json.array(List.of("plain", "S256")));
    return PublishedKeys.document(body, "max-age=3600");
  }
}
