package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.auth.issuer.LocalServer.Asked;
import io.holdfast.auth.issuer.LocalServer.Told;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.core.Answer;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A core with oidc at {@code auth/oidc/} and a provider whose users always say yes. */
final class OidcMount implements AutoCloseable {
  static final String REDIRECT = "http://localhost:8250/oidc/callback";
  static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("client%2F1:s%3Acret".getBytes(UTF_8));

  private static final SigningKey PROVIDER = SigningKey.rsa("provider");

  final SigningKey key = PROVIDER;
  final TestIssuer issuer = TestIssuer.with(key);
  final TestCore core = TestCore.started(JwtMethod.jwt(), JwtMethod.oidc());

  /** What the provider's next id token says beside the usual. */
  final ObjectNode claims = Json.object();

  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  OidcMount() {
    core.write("sys/auth/oidc", "{\"type\":\"oidc\"}");
    issuer.server().on("/token", this::token);
  }

  Reply config(ObjectNode more) {
    ObjectNode body =
        more.deepCopy()
            .put("oidc_discovery_url", issuer.url())
            .put("oidc_discovery_ca_pem", issuer.caPem())
            .put("oidc_client_id", "client/1")
            .put("oidc_client_secret", "s:cret");
    return core.write("auth/oidc/config", body.toString());
  }

  Reply role(String more) {
    ObjectNode body = (ObjectNode) Json.tree(more.getBytes(UTF_8));
    body.put("user_claim", "sub");
    if (!body.has("allowed_redirect_uris")) {
      body.put("allowed_redirect_uris", REDIRECT);
    }
    return core.write("auth/oidc/role/people", body.toString());
  }

  Reply authUrl(String redirect, String clientNonce) {
    ObjectNode body = Json.object().put("role", "people").put("redirect_uri", redirect);
    body.put("client_nonce", clientNonce);
    return core.write("auth/oidc/oidc/auth_url", body.toString(), "");
  }

  /** The parameters of the page that a login begins with. */
  Map<String, String> begin(String clientNonce) {
    return parameters(authUrl(REDIRECT, clientNonce).data("auth_url").asText());
  }

  static Map<String, String> parameters(String url) {
    return form(URI.create(url).getRawQuery());
  }

  private static Map<String, String> form(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      out.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return out;
  }

  /** The user says yes: the provider gives a code. */
  String consent(Map<String, String> page) {
    String code = UUID.randomUUID().toString();
    codes.put(code, page);
    return code;
  }

  Reply callback(Map<String, String> page, String code, String clientNonce) {
    ObjectNode query = Json.object().put("state", page.get("state")).put("code", code);
    query.put("client_nonce", clientNonce);
    return core.send(Operation.READ, "auth/oidc/oidc/callback", query.toString(), "");
  }

  /** An answer that need not be JSON. */
  Answer raw(Operation operation, ObjectNode fields) {
    return core.core()
        .handle(
            new Request(
                UUID.randomUUID().toString(),
                Namespace.ROOT,
                operation,
                "auth/oidc/oidc/callback",
                fields,
                null,
                new Origin("127.0.0.1", 50000, List.of()),
                Optional.empty(),
                Map.of()));
  }

  /** The token endpoint: it knows its client, its codes, and who began (RFC 7636). */
  private Told token(Asked asked) {
    Map<String, String> form = form(asked.text());
    @Nullable Map<String, String> page = codes.remove(form.getOrDefault("code", ""));
    if (page == null) {
      return Told.json(400, "{\"error\":\"invalid_grant\"}");
    }
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                HashAlgorithm.SHA2_256.hash(
                    form.getOrDefault("code_verifier", "").getBytes(UTF_8)));
    boolean good =
        asked.authorization().equals(BASIC)
            && Objects.equals(form.get("redirect_uri"), page.get("redirect_uri"))
            && challenge.equals(page.get("code_challenge"));
    if (!good) {
      return Told.json(400, "{\"error\":\"invalid_grant\"}");
    }
    ObjectNode answer = Json.object().put("access_token", "access").put("token_type", "Bearer");
    return Told.json(answer.put("id_token", idToken(page)).toString());
  }

  String idToken(Map<String, String> page) {
    long now = core.clock().instant().getEpochSecond();
    ObjectNode token =
        Json.object()
            .put("iss", issuer.url())
            .put("sub", "alice")
            .put("aud", "client/1")
            .put("iat", now)
            .put("exp", now + 300)
            .put("nonce", page.get("nonce"));
    token.setAll(claims);
    return key.sign(token);
  }

  @Override
  public void close() {
    core.close();
    issuer.close();
  }
}
