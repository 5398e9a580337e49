package io.holdfast.auth.jwt;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.Jws;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code login}: a token for an issuer's token. */
record LoginPath(Issuers issuers) {
  private static final Field<String> JWT =
      Field.string("jwt", "The signed token.").alsoKnownAs("token").sensitive();

  Routes routes() {
    return Routes.of(
        Route.path("login")
            .describe("Logs in with a token of an issuer that the mount trusts.", "")
            .fields(Role.NAME, JWT)
            .unauthenticated()
            .on(Operation.UPDATE, this::login));
  }

  private Outcome login(Call call) {
    JwtConfig config = JwtConfig.required(call);
    String name = Role.name(call, config);
    requireOpen(call, Role.required(call, name));
    if (call.get(JWT).isEmpty()) {
      throw new Refusal.InvalidRequest("missing token");
    }
    Jws token = parsed(call.get(JWT));
    Issuers.requireAlgorithm(config, token);
    Instant now = call.now();
    Effect verification =
        () -> {
          Optional<String> issuer = issuers.verify(config, token, now);
          return later -> decide(later, config, name, new Claims(token.claims()), issuer);
        };
    return verification;
  }

  private static Jws parsed(String token) {
    try {
      return Jws.parse(token);
    } catch (JoseException e) {
      throw new Refusal.InvalidRequest("error validating token: " + e.getMessage());
    }
  }

  private static void requireOpen(Call call, Role role) {
    if (role.atLoginPage()) {
      throw new Refusal.InvalidRequest("role with oidc role_type is not allowed");
    }
    if (!role.token().allowLogin(call)) {
      throw new Refusal.PermissionDenied();
    }
  }

  /** The signature is good; now what the role says, as it is by now, decides. */
  private static Response decide(
      Call call, JwtConfig verified, String name, Claims claims, Optional<String> issuer) {
    if (!JwtConfig.required(call).equals(verified)) {
      throw new Refusal.Conflict("the configuration changed during the login; log in again");
    }
    Role role = Role.required(call, name);
    requireOpen(call, role);
    if (issuer.isPresent() && !issuer.get().equals(claims.text("iss"))) {
      throw new Refusal.InvalidRequest(
          "error validating token: invalid issuer (iss) claim: it is not the one expected; see"
              + " bound_issuer");
    }
    role.leeways().check(claims, call.now());
    role.bounds().checkSubject(claims);
    role.bounds().checkAudience(claims);
    role.bounds().checkClaims(claims);
    return new Response.Login(Grants.of(call, name, role, claims, Map.of()));
  }
}
