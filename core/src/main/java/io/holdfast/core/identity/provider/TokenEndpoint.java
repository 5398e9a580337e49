package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.oidc.Issuer;
import io.holdfast.core.identity.oidc.Jwt;
import io.holdfast.core.identity.oidc.KeyStore;
import io.holdfast.core.identity.oidc.NamedKey;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code oidc/provider/:name/token}: exchanges a code for tokens. */
public final class TokenEndpoint {
  private static final Field<String> GRANT_TYPE = Field.string("grant_type", "authorization_code");
  private static final Field<String> CODE = Field.string("code", "The authorization code.");
  private static final Field<String> REDIRECT =
      Field.string("redirect_uri", "The one that the code was asked with.");
  private static final Field<String> VERIFIER =
      Field.string("code_verifier", "Of PKCE: what the challenge was made of.");

  private final Issuer issuer;

  public TokenEndpoint(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/provider/{name}/token")
            .describe("Provides the OIDC Token Endpoint.", "")
            .fields(ProviderPaths.NAME, GRANT_TYPE, CODE, REDIRECT, VERIFIER)
            .fields(ClientCredentials.ID, ClientCredentials.SECRET)
            .unauthenticated()
            .on(Operation.UPDATE, this::exchange));
  }

  private Outcome exchange(Call call) {
    try {
      return exchanged(call);
    } catch (OauthError.Thrown refused) {
      return refused.error().answer();
    }
  }

  private Outcome exchanged(Call call) {
    ProviderStore store = new ProviderStore(call.storage());
    Provider provider =
        store
            .provider(call.get(ProviderPaths.NAME))
            .orElseThrow(() -> OauthError.invalidRequest("provider not found").thrown());
    Client client = ClientCredentials.of(call).authenticated(store);
    if (!provider.allows(client)) {
      throw OauthError.invalidClient("client is not authorized to use the provider").thrown();
    }
    NamedKey key =
        new KeyStore(call)
            .find(client.key())
            .filter(found -> found.allows(client.id()))
            .orElseThrow(
                () -> OauthError.invalidClient("client is not authorized to use the key").thrown());
    AuthorizationCode code = code(call, provider, client);
    Subject who = Subjects.read(CoreCall.of(call).tx(), code.entity()).orElse(Subject.NOBODY);
    SignIn.check(store, client, who);
    return tokens(call, client, key, code, who, provider);
  }

  /** What the code stands for. Whatever is wrong from here on, the code is used up. */
  private static AuthorizationCode code(Call call, Provider provider, Client client) {
    if (!call.get(GRANT_TYPE).equals("authorization_code")) {
      throw new OauthError(
              400, "unsupported_grant_type", "unsupported grant_type or parameter is empty value")
          .thrown();
    }
    if (call.get(CODE).isEmpty()) {
      throw OauthError.invalidRequest("code parameter is required").thrown();
    }
    AuthorizationCode code =
        AuthorizationCode.take(CoreCall.of(call).tx(), call.request().namespace(), call.get(CODE))
            .filter(found -> found.clientId().equals(client.id()))
            .filter(found -> found.provider().equals(provider.name()))
            .orElseThrow(() ->
                OauthError.invalidGrant("authorization grant is invalid or expired").thrown());
    if (call.get(REDIRECT).isEmpty()) {
      throw OauthError.invalidRequest("redirect_uri parameter is required").thrown();
    }
    if (!call.get(REDIRECT).equals(code.redirectUri())) {
      throw OauthError.invalidGrant("redirect_uri is not the one of the authorization request")
          .thrown();
    }
    checkProof(call.get(VERIFIER), code);
    return code;
  }

  private static void checkProof(String verifier, AuthorizationCode code) {
    if (code.challenge().isEmpty()) {
      if (!verifier.isEmpty()) {
        throw OauthError.invalidRequest("unexpected code_verifier for token exchange").thrown();
      }
      return;
    }
    if (verifier.isEmpty()) {
      throw OauthError.invalidRequest("expected code_verifier for token exchange").thrown();
    }
    if (!Pkce.isWellFormed(verifier) || !Pkce.proves(verifier, code.method(), code.challenge())) {
      throw OauthError.invalidGrant("invalid code_verifier for token exchange").thrown();
    }
  }

  private Effect tokens(
      Call call,
      Client client,
      NamedKey key,
      AuthorizationCode code,
      Subject who,
      Provider provider) {
    String accessToken =
        new AccessToken(
                provider.name(),
                client.id(),
                who.id(),
                code.scopes(),
                call.now().plus(client.accessTokenTtl()))
            .text(CoreCall.of(call).tx());
    ObjectNode claims = SignIn.claims(call, new ProviderStore(call.storage()), code.scopes(), who);
    claims.put("at_hash", half(key, accessToken));
    claims.put("aud", client.id());
    claims.put("c_hash", half(key, call.get(CODE)));
    claims.put("exp", call.now().plus(client.idTokenTtl()).getEpochSecond());
    claims.put("iat", call.now().getEpochSecond());
    claims.put("iss", provider.address(call, issuer));
    claims.put("namespace", call.request().namespace().id());
    if (!code.nonce().isEmpty()) {
      claims.put("nonce", code.nonce());
    }
    if (code.authTime() > 0) {
      claims.put("auth_time", code.authTime());
    }
    Jwt jwt = Jwt.of(call, key, claims);
    return () -> {
      String idToken = jwt.signed();
      return later -> answer(client, accessToken, idToken);
    };
  }

  /** The left half of a text's hash (OpenID Connect Core, 3.1.3.6). */
  private static String half(NamedKey key, String text) {
    byte[] hash = key.algorithm().hash().hash(text.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hash, hash.length / 2));
  }

  private static Response answer(Client client, String accessToken, String idToken) {
    ObjectNode body = Json.object();
    body.put("access_token", accessToken);
    body.put("expires_in", client.accessTokenTtl().toSeconds());
    body.put("id_token", idToken);
    body.put("token_type", "Bearer");
    return new Response.Raw(
        200, "application/json", Json.write(body), Map.of("Cache-Control", List.of("no-store")));
  }
}
