package io.holdfast.auth.jwt;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.outside.Connections;
import java.util.List;

/** The auth methods {@code jwt} and {@code oidc}, which differ in their names alone. */
public final class JwtMethod implements AuthMethod {
  private final String type;
  private final Routes routes;

  private JwtMethod(String type) {
    this.type = type;
    Issuers issuers = new Issuers(new Connections());
    this.routes =
        Routes.concat(
            List.of(
                new ConfigPath(issuers).routes(),
                RolePaths.routes(),
                new LoginPath(issuers).routes(),
                new OidcAuthUrlPath(issuers).routes(),
                new OidcCallbackPath(issuers).routes(),
                OidcPollPath.routes()));
  }

  /** The method under the name {@code jwt}. */
  public static JwtMethod jwt() {
    return new JwtMethod("jwt");
  }

  /** The method under the name {@code oidc}. */
  public static JwtMethod oidc() {
    return new JwtMethod("oidc");
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String description() {
    return "Log in with a token of an issuer, or at its login page (OpenID Connect)";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public Outcome due(Call call, String subject) {
    OidcState.ended(call, subject);
    return Response.empty();
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    String name = grant.internal().path(Role.NAME.name()).asText();
    Role role =
        Role.find(call, name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("role \"" + name + "\" is gone, not renewing"));
    return grant.on(role.token().terms(grant.token().boundCidrs()));
  }
}
