package io.holdfast.core.identity.provider;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;

/** {@code oidc/provider/:name/userinfo}: the claims of a user, by an access token. */
public final class UserinfoPath {
  public Routes routes() {
    return Routes.of(
        Route.path("oidc/provider/{name}/userinfo")
            .describe("Provides the OIDC UserInfo Endpoint.", "")
            .fields(ProviderPaths.NAME)
            .unauthenticated()
            .on(Operation.READ, UserinfoPath::userinfo)
            .on(Operation.UPDATE, UserinfoPath::userinfo));
  }

  private static Response userinfo(Call call) {
    try {
      return answered(call);
    } catch (OauthError.Thrown refused) {
      return refused.error().answer();
    }
  }

  private static Response answered(Call call) {
    ProviderStore store = new ProviderStore(call.storage());
    Provider provider =
        store
            .provider(call.get(ProviderPaths.NAME))
            .orElseThrow(() -> OauthError.invalidRequest("provider not found").thrown());
    AccessToken token = token(call);
    if (!token.provider().equals(provider.name())) {
      throw OauthError.invalidToken("the access token is of another provider").thrown();
    }
    Client client =
        store
            .clientById(token.clientId())
            .filter(provider::allows)
            .orElseThrow(() ->
                new OauthError(403, "access_denied", "client is not authorized to use the provider")
                    .thrown());
    Subject who = Subjects.read(CoreCall.of(call).tx(), token.entity()).orElse(Subject.NOBODY);
    SignIn.check(store, client, who);
    return Response.raw(200, SignIn.claims(call, store, token.scopes(), who));
  }

  private static AccessToken token(Call call) {
    // The listener takes the token out of the Authorization header.
    String text = CoreCall.of(call).tokenText();
    if (text.isEmpty()) {
      throw OauthError.invalidToken("access token must be sent as a Bearer token").thrown();
    }
    return AccessToken.read(CoreCall.of(call).tx(), text)
        .orElseThrow(() -> OauthError.invalidToken("the access token is unknown or over").thrown());
  }
}
