package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;

/** {@code oidc/token/:role}: an identity token of the caller. */
public final class TokenPath {
  private static final Field<String> NAME = Field.string("name", "The name of the role.");

  private final Issuer issuer;

  public TokenPath(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/token/{name}")
            .describe("Generate an OIDC token", "")
            .fields(NAME)
            .on(Operation.READ, this::token));
  }

  private Effect token(Call call) {
    String name = call.get(NAME);
    Role role =
        new RoleStore(call.storage())
            .find(name)
            .orElseThrow(() -> new Refusal.InvalidRequest("role \"" + name + "\" not found"));
    NamedKey key =
        new KeyStore(call)
            .find(role.key())
            .orElseThrow(() -> new Refusal.InvalidRequest("key \"" + role.key() + "\" not found"));
    if (!key.allows(role.clientId())) {
      throw new Refusal.InvalidRequest(
          "the key \""
              + key.name()
              + "\" does not list the client ID of the role \""
              + name
              + "\" as an allowed client ID");
    }
    Subject who = CoreCall.of(call).subject();
    if (who.entity().isEmpty()) {
      throw new Refusal.InvalidRequest("no entity associated with the request's token");
    }
    Jwt jwt = Jwt.of(call, key, claims(call, role, who));
    return () -> {
      String signed = jwt.signed();
      return later -> answer(role, signed);
    };
  }

  private ObjectNode claims(Call call, Role role, Subject who) {
    ObjectNode claims = ClaimsTemplate.filled(role.template(), who, call.now());
    claims.put("aud", role.clientId());
    claims.put("exp", call.now().plus(role.ttl()).getEpochSecond());
    claims.put("iat", call.now().getEpochSecond());
    claims.put("iss", issuer.of(call));
    claims.put("namespace", call.request().namespace().id());
    claims.put("sub", who.id());
    return claims;
  }

  private static Response answer(Role role, String signed) {
    ObjectNode data = Json.object();
    data.put("client_id", role.clientId());
    data.put("token", signed);
    data.put("ttl", role.ttl().toSeconds());
    return Response.data(data);
  }
}
