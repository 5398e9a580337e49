package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.auth.issuer.LocalServer.Told;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.core.Answer;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OidcLoginTest {
  private final OidcMount oidc = new OidcMount();

  @BeforeEach
  void configure() {
    assertThat(oidc.config(Json.object()).status()).isEqualTo(204);
    assertThat(oidc.role("{\"token_policies\":\"people\",\"oidc_scopes\":\"email\"}").status())
        .isEqualTo(204);
  }

  @AfterEach
  void close() {
    oidc.close();
  }

  private Reply login() {
    Map<String, String> page = oidc.begin("nonce");
    return oidc.callback(page, oidc.consent(page), "nonce");
  }

  private void refused(String why) {
    Reply reply = login();
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).contains(why);
  }

  @Test
  void aUserWhoSaysYesAtTheProviderGetsTheRolesToken() {
    Map<String, String> page = oidc.begin("nonce");
    assertThat(page)
        .containsEntry("client_id", "client/1")
        .containsEntry("redirect_uri", OidcMount.REDIRECT)
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid email")
        .containsEntry("code_challenge_method", "S256");
    Reply login = oidc.callback(page, oidc.consent(page), "nonce");
    assertThat(login.status()).as(login.body().toString()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"default\",\"people\"]");
    assertThat(login.text("auth", "metadata", "role")).isEqualTo("people");
    Reply lookup = oidc.core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("oidc-alice");
  }

  @Test
  void anIssuerWithoutALoginPageGivesParametersAloneAndAWarning() {
    var discovery = oidc.issuer.discovery();
    discovery.remove("authorization_endpoint");
    oidc.issuer.server().on(TestIssuer.DISCOVERY, asked -> Told.json(discovery.toString()));
    oidc.core.later(Duration.ofMinutes(11));
    Reply begun = oidc.authUrl(OidcMount.REDIRECT, "nonce");
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.data("auth_url").asText()).startsWith("?client_id=client%2F1&");
    assertThat(begun.body().path("warnings").toString()).contains("authorization_endpoint");
  }

  @Test
  void aStateIsGoodOnceAndForTenMinutes() {
    Map<String, String> page = oidc.begin("nonce");
    assertThat(oidc.callback(page, oidc.consent(page), "nonce").status()).isEqualTo(200);
    assertThat(oidc.callback(page, oidc.consent(page), "nonce").errors().getFirst())
        .contains("Expired or missing OAuth state");
    Map<String, String> late = oidc.begin("nonce");
    oidc.core.later(Duration.ofMinutes(10));
    assertThat(oidc.callback(late, oidc.consent(late), "nonce").status()).isEqualTo(400);
  }

  @Test
  void whoeverStealsTheCodeLacksTheClientsNonce() {
    Map<String, String> page = oidc.begin("nonce");
    String code = oidc.consent(page);
    assertThat(oidc.callback(page, code, "guess").errors().getFirst()).contains("client_nonce");
    assertThat(oidc.callback(page, code, "nonce").status()).isEqualTo(400);
  }

  @Test
  void aCodeOfAnotherLoginIsRefused() {
    Map<String, String> mine = oidc.begin("nonce");
    Map<String, String> theirs = oidc.begin("nonce");
    assertThat(oidc.callback(mine, oidc.consent(theirs), "nonce").errors().getFirst())
        .contains("exchanging");
  }

  @Test
  void idTokensThatAreNotForThisLoginAreRefused() {
    long now = oidc.core.clock().instant().getEpochSecond();
    oidc.claims.put("nonce", "other");
    refused("nonce");
    oidc.claims.removeAll().put("aud", "client/2");
    refused("aud");
    oidc.claims.removeAll().put("iss", "https://elsewhere.example");
    refused("iss");
    oidc.claims.removeAll().put("azp", "client/2");
    refused("azp");
    oidc.claims.removeAll().put("exp", now - 100);
    refused("expired");
    oidc.claims.removeAll();
    oidc.issuer.publish(SigningKey.rsa("provider"));
    oidc.core.later(Duration.ofMinutes(11));
    refused("no known key");
  }

  @Test
  void boundClaimsAudiencesAndTheAgeOfTheProofCount() {
    long now = oidc.core.clock().instant().getEpochSecond();
    oidc.role("{\"bound_claims\":{\"group\":\"dev\"}}");
    refused("group");
    oidc.claims.put("group", "dev");
    assertThat(login().status()).isEqualTo(200);
    oidc.role("{\"max_age\":\"5m\",\"bound_claims\":{}}");
    assertThat(oidc.begin("n")).containsEntry("max_age", "300");
    refused("auth_time");
    oidc.claims.put("auth_time", now - 400);
    refused("max_age");
    oidc.claims.put("auth_time", now - 200);
    assertThat(login().status()).isEqualTo(200);
    oidc.role("{\"max_age\":0,\"bound_audiences\":\"extra\"}");
    refused("bound_audiences");
  }

  @Test
  void theUserinfoAddsClaimsThatTheIdTokenLeavesOut() {
    oidc.role("{\"groups_claim\":\"groups\"}");
    oidc.issuer
        .server()
        .on(
            "/userinfo",
            asked ->
                asked.authorization().equals("Bearer access")
                    ? Told.json("{\"sub\":\"alice\",\"groups\":[\"dev\"],\"iss\":\"forged\"}")
                    : Told.json(401, "{}"));
    assertThat(login().status()).isEqualTo(200);
    oidc.issuer
        .server()
        .on("/userinfo", asked -> Told.json("{\"sub\":\"mallory\",\"groups\":[\"root\"]}"));
    refused("\"groups\" claim not found");
    oidc.claims.putArray("groups").add("dev");
    Reply without = login();
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.warnings().getFirst()).contains("userinfo");
  }

  @Test
  void onlyAllowedAddressesAreSentBackTo() {
    assertThat(oidc.authUrl("http://localhost:9999/oidc/callback", "n").data("auth_url").asText())
        .isNotEmpty();
    for (String uri :
        new String[] {
          "http://localhost:8250/other",
          "https://localhost:8250/oidc/callback",
          "http://127.0.0.1:8250/oidc/callback",
          "http://localhost.evil.example:8250/oidc/callback",
          "http://evil.example/oidc/callback",
          "http://localhost:8250/oidc/callback?x=y",
          "javascript:alert(1)"
        }) {
      assertThat(oidc.authUrl(uri, "n").data("auth_url").asText()).as(uri).isEmpty();
    }
    oidc.role("{\"allowed_redirect_uris\":\"https://app.example/cb\"}");
    assertThat(oidc.authUrl("https://app.example/cb", "n").data("auth_url").asText()).isNotEmpty();
    assertThat(oidc.authUrl("https://app.example:8443/cb", "n").data("auth_url").asText())
        .isEmpty();
  }

  @Test
  void theNamespaceTravelsInTheState() {
    String url =
        oidc.authUrl(OidcMount.REDIRECT + "?namespace=team", "n").data("auth_url").asText();
    Map<String, String> page = OidcMount.parameters(url);
    assertThat(page.get("state")).endsWith(",ns=team");
    assertThat(page.get("redirect_uri")).isEqualTo(OidcMount.REDIRECT);
    assertThat(oidc.callback(page, oidc.consent(page), "n").status()).isEqualTo(200);
  }

  @Test
  void aProviderThatRefusesOrIsGoneIsTold() {
    Map<String, String> page = oidc.begin("n");
    Answer refused =
        oidc.raw(
            Operation.READ,
            Json.object().put("state", page.get("state")).put("error", "access_denied"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(new String(refused.body(), UTF_8)).contains("access_denied");
    Map<String, String> next = oidc.begin("n");
    String code = oidc.consent(next);
    oidc.issuer.close();
    assertThat(oidc.callback(next, code, "n").status()).isEqualTo(502);
  }

  @Test
  void whatTheProviderPostsIsKeptForTheClient() {
    oidc.config(
        Json.object()
            .put("oidc_response_mode", "form_post")
            .put("oidc_response_types", "id_token"));
    Map<String, String> page = oidc.begin("n");
    assertThat(page)
        .containsEntry("response_mode", "form_post")
        .containsEntry("response_type", "id_token")
        .doesNotContainKey("code_challenge");
    Answer posted =
        oidc.raw(
            Operation.UPDATE,
            Json.object().put("state", page.get("state")).put("id_token", oidc.idToken(page)));
    assertThat(posted.status()).isEqualTo(200);
    assertThat(new String(posted.body(), UTF_8)).contains("<p>");
    assertThat(oidc.callback(page, "no_code", "n").status()).isEqualTo(200);
    oidc.config(Json.object());
    assertThat(oidc.raw(Operation.UPDATE, Json.object().put("state", "x")).status()).isEqualTo(405);
  }

  @Test
  void inDirectModeTheBrowserComesHereAndTheClientPolls() {
    oidc.role("{\"callback_mode\":\"direct\",\"token_policies\":\"people\"}");
    assertThat(oidc.authUrl(OidcMount.REDIRECT, "").errors().getFirst()).contains("client_nonce");
    Reply begun = oidc.authUrl(OidcMount.REDIRECT, "n");
    Map<String, String> page = OidcMount.parameters(begun.data("auth_url").asText());
    assertThat(begun.data("state").asText()).isEqualTo(page.get("state"));
    assertThat(begun.data("poll_interval").asText()).isEqualTo("5");
    assertThat(poll(page, "n").errors().getFirst()).isEqualTo("authorization_pending");
    var query = Json.object().put("state", page.get("state")).put("code", oidc.consent(page));
    Answer question = oidc.raw(Operation.READ, query);
    assertThat(new String(question.body(), UTF_8)).contains("127.0.0.1", "Log in", "people");
    assertThat(poll(page, "n").errors().getFirst()).isEqualTo("authorization_pending");
    Answer done = oidc.raw(Operation.READ, query.put("confirmation", "yes"));
    assertThat(new String(done.body(), UTF_8)).contains("You are logged in");
    Reply login = poll(page, "n");
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"default\",\"people\"]");
    assertThat(poll(page, "n").status()).isEqualTo(400);
  }

  @Test
  void aPollWithAnotherNonceEndsTheLogin() {
    oidc.role("{\"callback_mode\":\"direct\",\"oidc_disable_confirmation\":true}");
    Map<String, String> page = oidc.begin("n");
    oidc.raw(
        Operation.READ,
        Json.object().put("state", page.get("state")).put("code", oidc.consent(page)));
    assertThat(poll(page, "guess").errors().getFirst()).contains("client_nonce");
    assertThat(poll(page, "n").status()).isEqualTo(400);
  }

  private Reply poll(Map<String, String> page, String nonce) {
    return oidc.core.write(
        "auth/oidc/oidc/poll",
        Json.object().put("state", page.get("state")).put("client_nonce", nonce).toString(),
        "");
  }

  @Test
  void withoutAClientIdThereIsNoLoginPage() {
    oidc.core.write(
        "auth/oidc/config",
        Json.object()
            .put("oidc_discovery_url", oidc.issuer.url())
            .put("oidc_discovery_ca_pem", oidc.issuer.caPem())
            .toString());
    assertThat(oidc.authUrl(OidcMount.REDIRECT, "n").errors().getFirst())
        .contains("not configured");
  }

  @Test
  void tokensOfTheProviderBecomeMetadataOnlyWhereTheRoleSaysSo() {
    oidc.role("{\"oauth2_metadata\":\"access_token\"}");
    assertThat(login().text("auth", "metadata", "oauth2_access_token")).isEqualTo("access");
  }
}
