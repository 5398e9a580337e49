package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.ConstantTime;

/** {@code oidc/poll}: the client's end of a direct login, whose browser came to this server. */
final class OidcPollPath {
  private OidcPollPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("oidc/poll")
            .describe("Asks whether a direct login has succeeded, and takes its token.", "")
            .fields(OidcCallbackPath.STATE, OidcAuthUrlPath.CLIENT_NONCE)
            .unauthenticated()
            .on(Operation.UPDATE, OidcPollPath::poll));
  }

  private static Response poll(Call call) {
    String id = call.get(OidcCallbackPath.STATE);
    OidcState state = OidcState.find(call, id).orElseThrow(OidcCallbackPath::expired);
    if (state.clientNonce().isEmpty()
        || !ConstantTime.equal(state.clientNonce(), call.get(OidcAuthUrlPath.CLIENT_NONCE))) {
      OidcState.remove(call, id);
      return new Response.Refused(new Refusal.InvalidRequest("invalid client_nonce"));
    }
    ObjectNode claims = state.claims();
    if (claims == null) {
      // The word of RFC 8628, which clients look for.
      throw new Refusal.InvalidRequest("authorization_pending");
    }
    OidcState.remove(call, id);
    Role role = Role.required(call, state.role());
    LoginGrant grant =
        OidcCallbackPath.grant(call, state.role(), role, new Claims(claims), state.metadata());
    return new Response.Login(grant);
  }
}
