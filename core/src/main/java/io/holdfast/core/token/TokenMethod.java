package io.holdfast.core.token;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Routes;
import io.holdfast.core.policy.PolicyStore;
import java.util.List;

/** The auth method mounted at {@code auth/token/}. */
public final class TokenMethod implements AuthMethod {
  private final Routes routes;

  public TokenMethod(Tokens tokens, PolicyStore policies) {
    this.routes =
        Routes.concat(
            List.of(
                new TokenRoles().routes(),
                new TokenCreation(tokens, policies).routes(),
                new TokenPaths(tokens, new Renewal(tokens)).routes()));
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
