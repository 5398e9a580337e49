package io.holdfast.auth.jwt;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.ConstantTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** {@code oidc/callback}: ends a login at the issuer's page. Each state is good once. */
record OidcCallbackPath(Issuers issuers) {
  static final Field<String> STATE = Field.string("state", "The state that the login began with.");
  private static final Field<String> CODE =
      Field.string("code", "The issuer's code; no_code for the one that it posted.");
  private static final Field<String> ID_TOKEN =
      Field.string("id_token", "The issuer's id token, where it posts one.");
  private static final Field<String> ERROR = Field.string("error", "Why the issuer refused.");
  private static final Field<String> CONFIRMATION =
      Field.string("confirmation", "Given by the page that asks for it.");

  private static final String POSTED = "no_code";
  private static final String FAILED = "Vault login failed. ";

  Routes routes() {
    return Routes.of(
        Route.path("oidc/callback")
            .describe("Takes what the issuer sends back by the browser.", "")
            .fields(STATE, CODE, ID_TOKEN, ERROR, CONFIRMATION, OidcAuthUrlPath.CLIENT_NONCE)
            .fields(
                Field.string("error_description", "The issuer's words for it."),
                Field.string("error_uri", "Where the issuer says more."))
            .unauthenticated()
            .on(Operation.READ, this::finish)
            .on(Operation.UPDATE, OidcCallbackPath::posted));
  }

  /** In form_post mode the issuer's answer is kept until the client asks for the login. */
  private static Response posted(Call call) {
    if (!JwtConfig.required(call).client().answersByForm()) {
      throw new Refusal.UnsupportedOperation();
    }
    String state = call.get(STATE);
    OidcState begun = unspent(call, state);
    begun.posted(call.get(CODE), call.get(ID_TOKEN)).put(call, state);
    return OidcPages.finished("The issuer's answer has arrived. Return to where you began.");
  }

  private Outcome finish(Call call) {
    JwtConfig config = JwtConfig.required(call);
    String id = call.get(STATE);
    OidcState state = unspent(call, id);
    Role role = Role.required(call, state.role());
    boolean direct = role.oidc().direct();
    if (direct && !role.oidc().confirmed() && call.get(CONFIRMATION).isEmpty()) {
      return OidcPages.confirm(state, id, call.get(CODE));
    }
    OidcState.remove(call, id);
    if (!call.get(ERROR).isEmpty()) {
      return refused("the issuer refused: " + OidcPages.word(call.get(ERROR)));
    }
    if (!direct
        && !state.clientNonce().isEmpty()
        && !ConstantTime.equal(state.clientNonce(), call.get(OidcAuthUrlPath.CLIENT_NONCE))) {
      return new Response.Refused(new Refusal.InvalidRequest("invalid client_nonce"));
    }
    String code = call.get(CODE).equals(POSTED) ? state.code() : call.get(CODE);
    if (code.isEmpty() && state.idToken().isEmpty()) {
      return refused("No code or id_token received.");
    }
    if (!(config.keys() instanceof KeySource.Discovery source) || !config.hasLoginPage()) {
      return refused("OIDC login is not configured for this mount");
    }
    if (direct) {
      // The client polls meanwhile, and is not to think that its login had ended.
      state.used().put(call, id);
    }
    return exchange(config, source, id, state, code, call.now());
  }

  private Effect exchange(
      JwtConfig config,
      KeySource.Discovery source,
      String id,
      OidcState state,
      String code,
      Instant now) {
    return () -> {
      try {
        OidcTokens tokens = new OidcTokens(issuers, config, source, now);
        OidcTokens.Result result =
            code.isEmpty() ? tokens.byIdToken(state.idToken()) : tokens.byCode(code, state);
        return later -> {
          try {
            return decide(later, config, id, state, result);
          } catch (Refusal e) {
            return ended(later, id, e);
          }
        };
      } catch (Refusal e) {
        return later -> ended(later, id, e);
      }
    };
  }

  /** A login that failed is over for the client too. */
  private static Response ended(Call call, String id, Refusal why) {
    OidcState.remove(call, id);
    return new Response.Refused(why);
  }

  private static OidcState unspent(Call call, String state) {
    return OidcState.find(call, state)
        .filter(found -> !found.spent())
        .orElseThrow(OidcCallbackPath::expired);
  }

  private static Response refused(String why) {
    return new Response.Refused(new Refusal.InvalidRequest(FAILED + why));
  }

  static Refusal expired() {
    return new Refusal.InvalidRequest(FAILED + "Expired or missing OAuth state.");
  }

  private static Response decide(
      Call call, JwtConfig verified, String id, OidcState state, OidcTokens.Result result) {
    if (!JwtConfig.required(call).equals(verified)) {
      throw new Refusal.Conflict("the configuration changed during the login; log in again");
    }
    Role role = Role.required(call, state.role());
    if (!role.atLoginPage()) {
      throw new Refusal.InvalidRequest(FAILED + "the role's role_type is not oidc");
    }
    Claims claims = new Claims(result.claims());
    new IdToken(claims).check(verified, role, state, result.issuer(), call.now());
    Map<String, String> metadata = new TreeMap<>();
    for (String name : role.oidc().metadata()) {
      metadata.put("oauth2_" + name, result.tokens().getOrDefault(name, ""));
    }
    result.warning().ifPresent(call::warn);
    LoginGrant grant = grant(call, state.role(), role, claims, metadata);
    if (role.oidc().direct()) {
      state.succeeded(result.claims(), metadata).put(call, id);
      return OidcPages.finished("You are logged in. Return to where you began.");
    }
    return new Response.Login(grant);
  }

  /** What the claims grant by the role as it is now. */
  static LoginGrant grant(
      Call call, String name, Role role, Claims claims, Map<String, String> metadata) {
    if (!role.token().allowLogin(call)) {
      throw new Refusal.PermissionDenied();
    }
    role.bounds().checkSubject(claims);
    role.bounds().checkClaims(claims);
    return Grants.of(call, name, role, claims, metadata);
  }
}
