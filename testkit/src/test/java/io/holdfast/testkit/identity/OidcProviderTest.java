package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applications that sign users in: the authorization code flow, with PKCE and without. */
class OidcProviderTest {
  /** RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String PROVIDER = "identity/oidc/provider/p";
  private TestCore core;
  private House house;
  private String token;
  private String entity;
  private String clientId;
  private String secret;

  @BeforeEach
  void start() {
    core = House.started();
    house = new House(core);
    Reply login = house.knock("alice", "");
    token = login.text("auth", "client_token");
    entity = login.text("auth", "entity_id");
    core.write("identity/entity/id/" + entity, "{\"name\":\"alice\"}");
    core.write("identity/oidc/key/k", "{\"algorithm\":\"ES256\",\"allowed_client_ids\":\"*\"}");
    core.write(
        "identity/oidc/scope/profile",
        "{\"template\":\"{\\\"username\\\": {{identity.entity.name}}}\"}");
    core.write("identity/oidc/assignment/a", "{\"entity_ids\":\"" + entity + "\"}");
    core.write(
        "identity/oidc/client/app",
        "{\"key\":\"k\",\"assignments\":\"a\",\"redirect_uris\":\"https://app.example/cb\"}");
    clientId = core.read("identity/oidc/client/app").data("client_id").asText();
    secret = core.read("identity/oidc/client/app").data("client_secret").asText();
    core.write(
        PROVIDER, "{\"allowed_client_ids\":\"" + clientId + "\",\"scopes_supported\":\"profile\"}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply authorize(String more) {
    return core.send(
        Operation.READ,
        PROVIDER + "/authorize",
        ("{'client_id':'"
                + clientId
                + "','response_type':'code','scope':'openid profile','state':'st','nonce':'n',"
                + "'redirect_uri':'https://app.example/cb'"
                + more
                + "}")
            .replace('\'', '"'),
        token);
  }

  private Reply exchange(String code, String more) {
    return core.write(
        PROVIDER + "/token",
        ("{'grant_type':'authorization_code','code':'"
                + code
                + "','redirect_uri':'https://app.example/cb'"
                + more
                + "}")
            .replace('\'', '"'),
        "");
  }

  private String credentials() {
    return ",'client_id':'" + clientId + "','client_secret':'" + secret + "'";
  }

  /** The claims, by a token that the listener took out of the Authorization header. */
  private JsonNode userinfo(String access) {
    return core.read(PROVIDER + "/userinfo", access).body();
  }

  private JsonNode asked(String path, String authorization, JsonNode body) {
    Answer answer =
        core.core()
            .handle(
                new Request(
                    UUID.randomUUID().toString(),
                    Namespace.ROOT,
                    Operation.UPDATE,
                    path,
                    (com.fasterxml.jackson.databind.node.ObjectNode) body,
                    null,
                    new Origin("127.0.0.1", 50000, List.of()),
                    Optional.empty(),
                    Map.of("authorization", List.of(authorization))));
    return Json.tree(answer.body());
  }

  @Test
  void aCodeBecomesTokensAndTheAccessTokenTellsTheClaims() throws Exception {
    Reply code = authorize("");
    assertThat(code.status()).isEqualTo(200);
    assertThat(code.text("state")).isEqualTo("st");
    Reply tokens = exchange(code.text("code"), credentials());
    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.text("token_type")).isEqualTo("Bearer");
    JsonNode claims = Json.tree(JWSObject.parse(tokens.text("id_token")).getPayload().toBytes());
    assertThat(claims.path("sub").asText()).isEqualTo(entity);
    assertThat(claims.path("aud").asText()).isEqualTo(clientId);
    assertThat(claims.path("nonce").asText()).isEqualTo("n");
    assertThat(claims.path("username").asText()).isEqualTo("alice");
    assertThat(claims.path("iss").asText()).endsWith("/v1/" + PROVIDER);
    String access = tokens.text("access_token");
    JsonNode info = userinfo(access);
    assertThat(info.path("username").asText()).isEqualTo("alice");
    assertThat(info.path("sub").asText()).isEqualTo(entity);
    // It is no token of the server's own.
    assertThat(core.read("auth/token/lookup-self", access).status()).isEqualTo(403);
    core.write("identity/entity/id/" + entity, "{\"disabled\":true}");
    assertThat(userinfo(access).path("error").asText()).isEqualTo("access_denied");
  }

  @Test
  void aCodeIsTakenOnceAndInTime() {
    String code = authorize("").text("code");
    assertThat(exchange(code, credentials()).status()).isEqualTo(200);
    assertThat(exchange(code, credentials()).text("error")).isEqualTo("invalid_grant");
    String late = authorize("").text("code");
    core.later(Duration.ofMinutes(6));
    assertThat(exchange(late, credentials()).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void aClientProvesItselfInTheBodyOrByBasicAuthentication() {
    String code = authorize("").text("code");
    Reply wrong =
        exchange(code, ",'client_id':'" + clientId + "','client_secret':'hvo_secret_wrong'");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("error")).isEqualTo("invalid_client");
    assertThat(exchange(code, "").text("error")).isEqualTo("invalid_request");
    String basic =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    JsonNode tokens =
        asked(
            PROVIDER + "/token",
            "Basic " + basic,
            Json.object()
                .put("grant_type", "authorization_code")
                .put("code", code)
                .put("redirect_uri", "https://app.example/cb"));
    assertThat(tokens.path("id_token").asText()).isNotEmpty();
  }

  @Test
  void aPublicClientNeedsPkce() {
    core.write(
        "identity/oidc/client/app2",
        "{\"key\":\"k\",\"assignments\":\"allow_all\",\"client_type\":\"public\","
            + "\"redirect_uris\":\"https://app.example/cb\"}");
    clientId = core.read("identity/oidc/client/app2").data("client_id").asText();
    core.write(PROVIDER, "{\"allowed_client_ids\":\"*\"}");
    assertThat(authorize("").text("error")).isEqualTo("invalid_request");
    String pkce = ",'code_challenge':'" + CHALLENGE + "','code_challenge_method':'S256'";
    String id = ",'client_id':'" + clientId + "'";
    assertThat(exchange(authorize(pkce).text("code"), id).text("error"))
        .isEqualTo("invalid_request");
    assertThat(
            exchange(
                    authorize(pkce).text("code"),
                    id + ",'code_verifier':'" + VERIFIER.replace('d', 'e') + "'")
                .text("error"))
        .isEqualTo("invalid_grant");
    assertThat(
            exchange(authorize(pkce).text("code"), id + ",'code_verifier':'" + VERIFIER + "'")
                .status())
        .isEqualTo(200);
  }

  @Test
  void whatAnAuthorizationMayNotBeIsNamed() {
    assertThat(authorize(",'redirect_uri':'https://evil.example'").text("error"))
        .isEqualTo("invalid_redirect_uri");
    assertThat(authorize(",'client_id':'no'").text("error")).isEqualTo("invalid_client_id");
    assertThat(authorize(",'scope':'profile'").text("error")).isEqualTo("invalid_request");
    assertThat(authorize(",'response_type':'token'").text("error"))
        .isEqualTo("unsupported_response_type");
    assertThat(authorize(",'max_age':'-1'").text("error")).isEqualTo("invalid_request");
    core.clock().advance(Duration.ofSeconds(30));
    assertThat(authorize(",'max_age':'10'").text("error")).isEqualTo("max_age_violation");
    String bob = house.token("bob");
    token = bob;
    assertThat(authorize("").text("error")).isEqualTo("access_denied");
    token = TestCore.ROOT;
    assertThat(authorize("").text("error")).isEqualTo("access_denied");
    core.write(PROVIDER, "{\"allowed_client_ids\":\"other\"}");
    assertThat(authorize("").text("error")).isEqualTo("unauthorized_client");
  }

  @Test
  void nothingIsDeletedThatSomethingNeeds() {
    assertThat(core.delete("identity/oidc/scope/profile").status()).isEqualTo(400);
    assertThat(core.delete("identity/oidc/assignment/a").status()).isEqualTo(400);
    assertThat(core.delete("identity/oidc/key/k").status()).isEqualTo(400);
    assertThat(core.write("identity/oidc/client/app", "{\"key\":\"default\"}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/oidc/client/app", "{\"client_type\":\"public\"}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/oidc/client/x", "{\"assignments\":\"no\"}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/oidc/scope/openid", "{}").status()).isEqualTo(400);
    assertThat(core.write("identity/oidc/assignment/allow_all", "{}").status()).isEqualTo(400);
    assertThat(core.delete("identity/oidc/provider/default").status()).isEqualTo(400);
    assertThat(core.list("identity/oidc/provider").keys()).containsExactly("default", "p");
    assertThat(core.list("identity/oidc/assignment").keys()).containsExactly("a", "allow_all");
    Reply clients = core.list("identity/oidc/client");
    assertThat(clients.data("key_info", "app", "client_id").asText()).isEqualTo(clientId);
    assertThat(clients.data("key_info", "app", "client_secret").isMissingNode()).isTrue();
  }

  @Test
  void theProviderDescribesItselfToEverybody() {
    JsonNode document =
        core.send(Operation.READ, PROVIDER + "/.well-known/openid-configuration", "{}", "").body();
    assertThat(document.path("token_endpoint").asText()).endsWith(PROVIDER + "/token");
    assertThat(document.path("scopes_supported")).hasToString("[\"profile\",\"openid\"]");
    JsonNode keys = core.send(Operation.READ, PROVIDER + "/.well-known/keys", "{}", "").body();
    assertThat(keys.path("keys")).hasSize(2);
    assertThat(
            core.send(
                    Operation.READ,
                    "identity/oidc/provider/no/.well-known/openid-configuration",
                    "{}",
                    "")
                .status())
        .isEqualTo(404);
  }
}
