package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.Jws;
import io.holdfast.auth.jose.SigningAlgorithm;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.Outside;
import io.holdfast.auth.outside.UnreachableException;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gets the tokens of a login from the issuer, and verifies them; for effects alone. */
record OidcTokens(Issuers issuers, JwtConfig config, KeySource.Discovery source, Instant now) {
  private static final int LARGEST = 1 << 20;

  /**
   * What came of a login at the issuer's page.
   *
   * @param claims of the verified id token and of the userinfo
   * @param issuer what the claim {@code iss} must be
   * @param tokens as they came, by name
   * @param warning what could not be had
   */
  record Result(
      ObjectNode claims, String issuer, Map<String, String> tokens, Optional<String> warning) {
    @Override
    public String toString() {
      return "Result[" + issuer + "]";
    }
  }

  /**
   * Exchanges a code for tokens.
   *
   * @throws Refusal when the issuer refuses, or sends what is not good
   */
  Result byCode(String code, OidcState state) {
    try {
      Provider provider = issuers.provider(source, now);
      ObjectNode answer = exchange(provider, code, state);
      Map<String, String> tokens = new LinkedHashMap<>();
      answer.properties().stream()
          .filter(entry -> entry.getValue().isTextual())
          .forEach(entry -> tokens.put(entry.getKey(), entry.getValue().textValue()));
      String idToken = tokens.getOrDefault(OidcRules.ID_TOKEN, "");
      if (idToken.isEmpty()) {
        throw refused("No id_token found in response.");
      }
      Result verified = verified(idToken, tokens);
      return withUserinfo(provider, verified, tokens.getOrDefault(OidcRules.ACCESS_TOKEN, ""));
    } catch (UnreachableException e) {
      throw unreachable(e);
    }
  }

  private static Refusal unreachable(UnreachableException e) {
    return new Refusal.UpstreamFailed("the issuer cannot be asked: " + e.getMessage());
  }

  /**
   * Takes an id token that the issuer posted.
   *
   * @throws Refusal when it is not good
   */
  Result byIdToken(String idToken) {
    try {
      return verified(idToken, Map.of(OidcRules.ID_TOKEN, idToken));
    } catch (UnreachableException e) {
      throw unreachable(e);
    }
  }

  private Result verified(String idToken, Map<String, String> tokens) {
    Jws token;
    try {
      token = Jws.parse(idToken);
    } catch (JoseException e) {
      throw refused(e.why());
    }
    // Unless told otherwise, id tokens are signed by RS256 (OpenID Connect Core, 3.1.3.7).
    if (config.supportedAlgs().isEmpty() && token.algorithm() != SigningAlgorithm.RS256) {
      throw refused(
          "It is signed by " + token.algorithm().wireName() + "; name that in jwt_supported_algs.");
    }
    Issuers.requireAlgorithm(config, token);
    var _ = issuers.verify(config, token, now);
    return new Result(
        token.claims(), issuers.provider(source, now).issuer(), tokens, Optional.empty());
  }

  private ObjectNode exchange(Provider provider, String code, OidcState state) {
    HttpAddress endpoint =
        provider.token().orElseThrow(() -> new UnreachableException("it names no token_endpoint"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", state.redirectUri());
    if (!state.verifier().isEmpty()) {
      form.put("code_verifier", state.verifier());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (provider.basicAuth()) {
      headers.put("Authorization", "Basic " + credentials());
    } else {
      form.put("client_id", config.client().id());
      form.put("client_secret", config.client().secret());
    }
    Outside.Answer answer =
        issuers
            .outside(source)
            .post(endpoint, headers, HttpAddress.form(form).getBytes(UTF_8), LARGEST);
    if (answer.status() != 200) {
      throw new Refusal.InvalidRequest(
          "Vault login failed. Error exchanging oidc code: the issuer answered " + answer.status());
    }
    return object(answer)
        .orElseThrow(() -> refused("The issuer's answer to the code is no JSON object."));
  }

  /** RFC 6749, 2.3.1: both parts as forms encode them. */
  private String credentials() {
    OidcClient client = config.client();
    String pair = HttpAddress.encoded(client.id()) + ":" + HttpAddress.encoded(client.secret());
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** As in Vault, a login does without the userinfo where it cannot be had. */
  private Result withUserinfo(Provider provider, Result verified, String accessToken) {
    if (provider.userinfo().isEmpty() || accessToken.isEmpty()) {
      return verified;
    }
    Optional<ObjectNode> userinfo = Optional.empty();
    try {
      Outside.Answer answer =
          issuers
              .outside(source)
              .get(
                  provider.userinfo().get(),
                  Map.of("Authorization", "Bearer " + accessToken, "Accept", "application/json"),
                  LARGEST);
      userinfo = answer.status() == 200 ? object(answer) : userinfo;
    } catch (UnreachableException e) {
      // Told by the warning below.
    }
    JsonNode subject = verified.claims.path("sub");
    if (userinfo.filter(info -> info.path("sub").equals(subject)).isEmpty()) {
      return new Result(
          verified.claims,
          verified.issuer,
          verified.tokens,
          Optional.of("the issuer's userinfo could not be read; only the id token counts"));
    }
    ObjectNode merged = userinfo.get().deepCopy();
    // The id token is signed: what it says is not overruled.
    merged.setAll(verified.claims);
    return new Result(merged, verified.issuer, verified.tokens, Optional.empty());
  }

  private static Optional<ObjectNode> object(Outside.Answer answer) {
    try {
      return Json.parse(answer.body()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Refusal refused(String why) {
    return new Refusal.InvalidRequest("Token verification failed. " + why);
  }
}
