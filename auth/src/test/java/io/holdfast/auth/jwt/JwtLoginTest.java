package io.holdfast.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import io.holdfast.api.Json;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.auth.issuer.TestIssuer;
import io.holdfast.testkit.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JwtLoginTest {
  private static final SigningKey KEY = SigningKey.rsa("k1");

  private final TestIssuer issuer = TestIssuer.with(KEY);
  private final JwtMount jwt = new JwtMount();

  @BeforeEach
  void trust() {
    assertThat(jwt.trust(issuer).status()).isEqualTo(204);
    jwt.role(
        "app",
        "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"svc\","
            + "\"groups_claim\":\"groups\",\"claim_mappings\":{\"email\":\"mail\"},"
            + "\"token_policies\":\"app\",\"token_ttl\":\"10m\"}");
  }

  @AfterEach
  void close() {
    jwt.close();
    issuer.close();
  }

  private ObjectNode claims() {
    ObjectNode claims = jwt.claims(issuer).put("email", "u@example.com");
    claims.putArray("groups").add("dev").add("ops");
    return claims;
  }

  private Reply login(ObjectNode claims) {
    return jwt.login("app", KEY.sign(claims));
  }

  private void refused(ObjectNode claims, String why) {
    Reply reply = login(claims);
    assertThat(reply.status()).as(claims.toString()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).contains(why);
  }

  @Test
  void theTokenHasTheRolesTermsAndTheClaimsAsMetadata() {
    Reply login = login(claims());
    assertThat(login.status()).as(login.body().toString()).isEqualTo(200);
    assertThat(login.at("auth", "policies").toString()).isEqualTo("[\"app\",\"default\"]");
    assertThat(login.at("auth", "lease_duration").asInt()).isEqualTo(600);
    assertThat(login.at("auth", "metadata").toString())
        .isEqualTo("{\"mail\":\"u@example.com\",\"role\":\"app\"}");
    Reply lookup = jwt.core.read("auth/token/lookup-self", login.text("auth", "client_token"));
    assertThat(lookup.data("display_name").asText()).isEqualTo("jwt-user-1");
  }

  @Test
  void anIssuerAnAudienceAndTimesThatAreWrongAreRefused() {
    long now = jwt.core.clock().instant().getEpochSecond();
    refused(claims().put("iss", "https://elsewhere.example"), "iss");
    refused(claims().put("aud", "other"), "aud");
    refused(claims().put("exp", now - 61), "expired");
    refused(claims().put("nbf", now + 61), "not yet valid");
    refused(claims().put("iat", now + 61).put("nbf", now), "issued in the future");
    refused(claims().put("exp", "soon"), "no time");
    refused(claims().put("exp", -1), "no time");
    refused(claims().remove(java.util.List.of("exp", "nbf", "iat")), "none of");
    assertThat(login(claims().put("exp", now - 59)).status()).isEqualTo(200);
    assertThat(login(claims().put("nbf", now + 59)).status()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutAnEndLivesNoLongerThanTheLeeway() {
    ObjectNode endless = claims();
    endless.remove("exp");
    assertThat(login(endless).status()).isEqualTo(200);
    jwt.core.later(Duration.ofSeconds(150 + 61));
    refused(endless, "expired");
  }

  @Test
  void leewaysAreSetByTheRole() {
    jwt.role(
        "app", "{\"role_type\":\"jwt\",\"clock_skew_leeway\":-1,\"expiration_leeway\":\"1h\"}");
    long now = jwt.core.clock().instant().getEpochSecond();
    refused(claims().put("exp", now - 1), "expired");
    ObjectNode endless = claims().put("iat", now - 3000).put("nbf", now - 3000);
    endless.remove("exp");
    assertThat(login(endless).status()).isEqualTo(200);
  }

  @Test
  void aClaimThatNamesTheUserOrTheGroupsMustBeThereAsText() {
    refused((ObjectNode) claims().without("sub"), "\"sub\" not found");
    refused(claims().put("sub", 5), "could not be converted");
    refused(claims().put("sub", ""), "empty");
    refused((ObjectNode) claims().without("groups"), "\"groups\" claim not found");
    refused(claims().put("email", true), "\"email\" could not be converted");
    assertThat(login(claims().put("groups", "one")).status()).isEqualTo(200);
  }

  @Test
  void anAudienceIsDemandedOfATokenThatHasOne() {
    jwt.role("open", "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_subject\":\"user-1\"}");
    Reply reply = jwt.login("open", KEY.sign(claims()));
    assertThat(reply.errors().getFirst()).contains("no audiences bound to the role");
    ObjectNode without = claims();
    without.remove("aud");
    assertThat(jwt.login("open", KEY.sign(without)).status()).isEqualTo(200);
    without.put("sub", "user-2");
    assertThat(jwt.login("open", KEY.sign(without)).status()).isEqualTo(400);
  }

  @Test
  void boundClaimsAreComparedByNameByPointerAndByPattern() {
    String base =
        "{\"role_type\":\"jwt\",\"user_claim\":\"/org/user\",\"user_claim_json_pointer\":true,"
            + "\"bound_audiences\":\"svc\",";
    jwt.role(
        "exact",
        base + "\"bound_claims\":{\"/org/team\":[\"blue\",\"green\"],\"level\":3,\"on\":true}}");
    ObjectNode good = claims().put("level", 3).put("on", true);
    good.putObject("org").put("team", "green").put("user", "u");
    Reply login = jwt.login("exact", KEY.sign(good));
    assertThat(login.status()).as(login.body().toString()).isEqualTo(200);
    assertThat(jwt.login("exact", KEY.sign(good.deepCopy().put("level", 4))).status())
        .isEqualTo(400);
    assertThat(jwt.login("exact", KEY.sign(good.deepCopy().put("on", "true"))).status())
        .isEqualTo(400);
    assertThat(jwt.login("exact", KEY.sign((ObjectNode) good.deepCopy().without("org"))).status())
        .isEqualTo(400);
    jwt.role(
        "glob",
        base
            + "\"bound_claims_type\":\"glob\",\"bound_claims\":{\"ref\":\"refs/heads/release/*\"}}");
    assertThat(
            jwt.login("glob", KEY.sign(good.deepCopy().put("ref", "refs/heads/release/1")))
                .status())
        .isEqualTo(200);
    assertThat(jwt.login("glob", KEY.sign(good.deepCopy().put("ref", "refs/heads/main"))).status())
        .isEqualTo(400);
  }

  @Test
  void anEllipticKeyAndPssAreTakenAndOtherAlgorithmsOnlyIfNamed() {
    SigningKey elliptic = SigningKey.elliptic("k2");
    SigningKey pss = KEY.by(JWSAlgorithm.PS384);
    issuer.publish(elliptic, pss);
    jwt.core.later(Duration.ofSeconds(11));
    assertThat(jwt.login("app", elliptic.sign(claims())).status()).isEqualTo(200);
    assertThat(jwt.login("app", pss.sign(claims())).status()).isEqualTo(200);
    jwt.config(
        Json.object()
            .put("oidc_discovery_url", issuer.url())
            .put("oidc_discovery_ca_pem", issuer.caPem())
            .put("jwt_supported_algs", "ES256"));
    assertThat(jwt.login("app", elliptic.sign(claims())).status()).isEqualTo(200);
    assertThat(jwt.login("app", pss.sign(claims())).errors().getFirst())
        .contains("jwt_supported_algs");
  }

  @Test
  void aDefaultRoleIsTakenAndARoleOfTheOtherTypeIsNot() {
    jwt.config(
        Json.object()
            .put("oidc_discovery_url", issuer.url())
            .put("oidc_discovery_ca_pem", issuer.caPem())
            .put("default_role", "app"));
    assertThat(jwt.login("", KEY.sign(claims())).status()).isEqualTo(200);
    assertThat(jwt.login("none", KEY.sign(claims())).errors().getFirst())
        .contains("could not be found");
    jwt.role(
        "page", "{\"user_claim\":\"sub\",\"allowed_redirect_uris\":\"http://localhost:8250/x\"}");
    assertThat(jwt.login("page", KEY.sign(claims())).errors().getFirst())
        .contains("oidc role_type");
  }

  @Test
  void aListOfAddressesThatWasGivenEmptyIsShownSoAndOneThatWasNotIsNull() {
    String role = "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"svc\"";
    jwt.role("silent", role + "}");
    jwt.role("strict", role + ",\"allowed_redirect_uris\":[]}");
    assertThat(jwt.core.read("auth/jwt/role/silent").data("allowed_redirect_uris").isNull())
        .isTrue();
    assertThat(jwt.core.read("auth/jwt/role/strict").data("allowed_redirect_uris").isArray())
        .isTrue();
  }

  @Test
  void aRenewalFollowsTheRoleAndEndsWithIt() {
    String token = login(claims()).text("auth", "client_token");
    jwt.role("app", "{\"role_type\":\"jwt\",\"token_ttl\":\"20m\"}");
    Reply renewed = jwt.core.write("auth/token/renew-self", "{}", token);
    assertThat(renewed.at("auth", "lease_duration").asInt()).isEqualTo(1200);
    jwt.core.delete("auth/jwt/role/app");
    assertThat(jwt.core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(400);
  }

  @Test
  void aLoginFromElsewhereIsRefused() {
    jwt.role("app", "{\"role_type\":\"jwt\",\"token_bound_cidrs\":\"10.0.0.0/8\"}");
    assertThat(login(claims()).status()).isEqualTo(403);
  }
}
