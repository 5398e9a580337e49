package io.holdfast.core.token;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import java.util.Objects;

/** The auth method mounted at {@code auth/token/}. */
public final class TokenMethod implements AuthMethod {
  private final Routes routes;

  public TokenMethod(Tokens tokens) {
    this.routes =
        Routes.of(
            Route.path("lookup-self")
                .describe("This endpoint will lookup a token and its properties.", "")
                .on(Operation.READ, TokenMethod::lookupSelf));
  }

  private static Response lookupSelf(Call call) {
    CoreCall core = CoreCall.of(call);
    TokenEntry token = Objects.requireNonNull(core.token());
    return Response.data(TokenJson.lookup(core.tokenText(), token, call.now()));
  }

  @Override
  public String type() {
    return "token";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public String description() {
    return "token based credentials";
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    throw new Refusal.Internal("tokens of auth/token are renewed by the token store itself");
  }
}
