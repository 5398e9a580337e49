package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code oidc/provider/:name/authorize}: gives the caller's application a code for its tokens. */
public final class AuthorizePath {
  private static final Field<String> CLIENT =
      Field.string("client_id", "The id of the application.");
  private static final Field<String> SCOPE =
      Field.string("scope", "Names of scopes, separated by spaces; openid among them.");
  private static final Field<String> REDIRECT =
      Field.string("redirect_uri", "Where the user is sent back to.");
  private static final Field<String> RESPONSE_TYPE = Field.string("response_type", "code");
  private static final Field<String> STATE =
      Field.string("state", "Given back as it is; against forged answers.");
  private static final Field<String> NONCE =
      Field.string("nonce", "Put into the ID token; against replayed ones.");
  private static final Field<Long> MAX_AGE =
      Field.integer("max_age", "How many seconds ago the user may have signed in.");
  private static final Field<String> PROMPT = Field.string("prompt", "Accepted, no effect.");
  private static final Field<String> CHALLENGE =
      Field.string("code_challenge", "Of PKCE; public clients need it.");
  private static final Field<String> METHOD =
      Field.string("code_challenge_method", "plain or S256").withDefault(Pkce.PLAIN);
  private static final Field<String> REQUEST = Field.string("request", "Not supported.");
  private static final Field<String> REQUEST_URI = Field.string("request_uri", "Not supported.");

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/provider/{name}/authorize")
            .describe("Provides the OIDC Authorization Endpoint.", "")
            .fields(ProviderPaths.NAME, CLIENT, SCOPE, REDIRECT, RESPONSE_TYPE, STATE, NONCE)
            .fields(MAX_AGE, PROMPT, CHALLENGE, METHOD, REQUEST, REQUEST_URI)
            .on(Operation.READ, AuthorizePath::authorize)
            .on(Operation.UPDATE, AuthorizePath::authorize));
  }

  private static Response authorize(Call call) {
    String state = call.get(STATE);
    try {
      AuthorizationCode code = checked(call);
      ObjectNode body = Json.object();
      body.put("code", code.issue(CoreCall.of(call).tx(), call.request().namespace()));
      body.put("state", state);
      return new Response.Raw(
          200, "application/json", Json.write(body), Map.of("Cache-Control", List.of("no-store")));
    } catch (OauthError.Thrown refused) {
      return refused.error().answer(state);
    }
  }

  private static AuthorizationCode checked(Call call) {
    ProviderStore store = new ProviderStore(call.storage());
    Provider provider =
        store
            .provider(call.get(ProviderPaths.NAME))
            .orElseThrow(() -> OauthError.invalidRequest("provider not found").thrown());
    checkParameters(call);
    Client client = client(call, store, provider);
    Subject who = CoreCall.of(call).subject();
    SignIn.check(store, client, who);
    String challenge = challenge(call, client);
    return new AuthorizationCode(
        provider.name(),
        client.id(),
        who.id(),
        call.get(REDIRECT),
        call.get(NONCE),
        scopes(call, provider),
        challenge,
        challenge.isEmpty() ? "" : call.get(METHOD),
        authTime(call),
        call.now().plus(AuthorizationCode.LIFETIME));
  }

  private static void checkParameters(Call call) {
    if (call.get(CLIENT).isEmpty()) {
      throw error("invalid_client_id", "client_id parameter is required");
    }
    if (!List.of(call.get(SCOPE).split(" ", -1)).contains(Scope.OPENID)) {
      throw OauthError.invalidRequest("scope parameter must contain the \"openid\" value").thrown();
    }
    if (call.get(RESPONSE_TYPE).isEmpty()) {
      throw OauthError.invalidRequest("response_type parameter is required").thrown();
    }
    if (!call.get(RESPONSE_TYPE).equals("code")) {
      throw error("unsupported_response_type", "unsupported response_type value");
    }
    if (call.has(REQUEST)) {
      throw error("request_not_supported", "request parameter is not supported");
    }
    if (call.has(REQUEST_URI)) {
      throw error("request_uri_not_supported", "request_uri parameter is not supported");
    }
  }

  private static Client client(Call call, ProviderStore store, Provider provider) {
    Client client =
        store
            .clientById(call.get(CLIENT))
            .orElseThrow(() -> error("invalid_client_id", "client with client_id not found"));
    if (!provider.allows(client)) {
      throw error("unauthorized_client", "client is not authorized to use the provider");
    }
    if (call.get(REDIRECT).isEmpty()) {
      throw OauthError.invalidRequest("redirect_uri parameter is required").thrown();
    }
    if (!RedirectUris.allow(client.redirectUris(), call.get(REDIRECT))) {
      throw error("invalid_redirect_uri", "redirect_uri is not allowed for the client");
    }
    return client;
  }

  private static String challenge(Call call, Client client) {
    String challenge = call.get(CHALLENGE);
    if (challenge.isEmpty()) {
      if (client.isPublic()) {
        throw OauthError.invalidRequest("PKCE is required for public clients").thrown();
      }
      return "";
    }
    if (!Pkce.isMethod(call.get(METHOD))) {
      throw OauthError.invalidRequest("invalid code_challenge_method").thrown();
    }
    if (!Pkce.isWellFormed(challenge)) {
      throw OauthError.invalidRequest("invalid code_challenge").thrown();
    }
    return challenge;
  }

  private static List<String> scopes(Call call, Provider provider) {
    return List.of(call.get(SCOPE).split(" ", -1)).stream()
        .filter(provider.scopesSupported()::contains)
        .distinct()
        .toList();
  }

  /** When the user signed in, if it matters. */
  private static long authTime(Call call) {
    if (!call.has(MAX_AGE)) {
      return 0;
    }
    long seconds = call.get(MAX_AGE);
    if (seconds < 1) {
      throw OauthError.invalidRequest("max_age must be greater than zero").thrown();
    }
    Instant signedIn = CoreCall.of(call).authenticated();
    if (Duration.between(signedIn, call.now()).toSeconds() > seconds) {
      throw error("max_age_violation", "active re-authentication is required by max_age");
    }
    return signedIn.getEpochSecond();
  }

  private static OauthError.Thrown error(String code, String description) {
    return new OauthError(400, code, description).thrown();
  }
}
