package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity tokens: what they say, who verifies them, and how their keys rotate. */
class OidcTokenTest {
  private TestCore core;
  private House house;
  private String token;

  @BeforeEach
  void start() {
    core = House.started();
    house = new House(core);
    house.policy("own", "identity/oidc/token/*");
    token = house.token("alice");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void key(String algorithm) {
    core.write(
        "identity/oidc/key/k",
        "{\"algorithm\":\"" + algorithm + "\",\"allowed_client_ids\":\"*\"}");
    core.write("identity/oidc/role/r", "{\"key\":\"k\",\"client_id\":\"app\",\"ttl\":\"20m\"}");
  }

  private String identityToken() {
    return core.read("identity/oidc/token/r", token).data("token").asText();
  }

  private Reply introspected(String jwt) {
    return core.write("identity/oidc/introspect", "{\"token\":\"" + jwt + "\"}");
  }

  private JWK published(String kid) throws Exception {
    JsonNode keys = core.send(Operation.READ, "identity/oidc/.well-known/keys", "{}", "").body();
    return JWKSet.parse(keys.toString()).getKeyByKeyId(kid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS512", "ES256", "ES384", "ES512"})
  void aTokenIsVerifiedByThePublishedKey(String algorithm) throws Exception {
    key(algorithm);
    JWSObject jws = JWSObject.parse(identityToken());
    JWK key = published(jws.getHeader().getKeyID());
    assertThat(jws.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(
            jws.verify(
                algorithm.startsWith("RS")
                    ? new RSASSAVerifier(key.toRSAKey())
                    : new ECDSAVerifier(key.toECKey())))
        .isTrue();
    JsonNode claims = Json.tree(jws.getPayload().toBytes());
    assertThat(claims.path("aud").asText()).isEqualTo("app");
    assertThat(claims.path("iss").asText()).endsWith("/v1/identity/oidc");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1200);
    assertThat(introspected(jws.serialize()).at("active").asBoolean()).isTrue();
  }

  @Test
  void edDsaTokensAreVerifiedByTheServerItself() throws Exception {
    key("EdDSA");
    String jwt = identityToken();
    assertThat(published(JWSObject.parse(jwt).getHeader().getKeyID()).toOctetKeyPair()).isNotNull();
    assertThat(introspected(jwt).at("active").asBoolean()).isTrue();
    String altered = jwt.substring(0, jwt.length() - 6) + "AAAAAA";
    assertThat(introspected(altered).at("active").asBoolean()).isFalse();
  }

  @Test
  void aTemplateAddsClaimsOfTheEntity() throws Exception {
    key("ES256");
    core.write(
        "identity/oidc/role/r",
        "{\"template\":\"{\\\"name\\\": {{identity.entity.name}}, \\\"team\\\":"
            + " {{identity.entity.metadata.team}}, \\\"groups\\\":"
            + " {{identity.entity.groups.names}}, \\\"later\\\": {{time.now.plus.1h}}}\"}");
    String id = core.read("auth/token/lookup-self", token).data("entity_id").asText();
    core.write(
        "identity/entity/id/" + id, "{\"name\":\"al\\\"ice\",\"metadata\":{\"team\":\"red\"}}");
    house.made("identity/group", "{'name':'g','member_entity_ids':'" + id + "'}");
    JsonNode claims = Json.tree(JWSObject.parse(identityToken()).getPayload().toBytes());
    assertThat(claims.path("name").asText()).isEqualTo("al\"ice");
    assertThat(claims.path("team").asText()).isEqualTo("red");
    assertThat(claims.path("groups")).hasToString("[\"g\"]");
    assertThat(claims.path("later").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ not json", "[]", "{\\\"sub\\\":\\\"x\\\"}", "{\\\"a\\\":{{identity.odd}}}"})
  void aTemplateThatMakesNoClaimsIsRefused(String template) {
    key("ES256");
    assertThat(core.write("identity/oidc/role/r", "{\"template\":\"" + template + "\"}").status())
        .isEqualTo(400);
  }

  @Test
  void tokensEndWithTheirTimeTheirEntityAndForeignAudiences() {
    key("ES256");
    String jwt = identityToken();
    assertThat(
            core.write(
                    "identity/oidc/introspect",
                    "{\"token\":\"" + jwt + "\",\"client_id\":\"other\"}")
                .at("active")
                .asBoolean())
        .isFalse();
    String id = core.read("auth/token/lookup-self", token).data("entity_id").asText();
    core.write("identity/entity/id/" + id, "{\"disabled\":true}");
    assertThat(introspected(jwt).at("active").asBoolean()).isFalse();
    core.write("identity/entity/id/" + id, "{\"disabled\":false}");
    core.clock().advance(Duration.ofMinutes(21));
    assertThat(introspected(jwt).at("active").asBoolean()).isFalse();
    assertThat(introspected("not.a.token").at("active").asBoolean()).isFalse();
  }

  @Test
  void aKeyRotatesByItselfAndTheOldOneVerifiesForAWhile() throws Exception {
    key("ES256");
    core.write("identity/oidc/key/k", "{\"rotation_period\":\"1h\",\"verification_ttl\":\"1h\"}");
    core.write("identity/oidc/role/r", "{\"ttl\":\"1h\"}");
    String old = identityToken();
    core.later(Duration.ofMinutes(50));
    assertThat(JWSObject.parse(identityToken()).getHeader().getKeyID())
        .isEqualTo(JWSObject.parse(old).getHeader().getKeyID());
    String late = identityToken();
    core.later(Duration.ofMinutes(11));
    token = house.token("alice");
    String fresh = identityToken();
    assertThat(JWSObject.parse(fresh).getHeader().getKeyID())
        .isNotEqualTo(JWSObject.parse(old).getHeader().getKeyID());
    assertThat(introspected(late).at("active").asBoolean()).isTrue();
    core.write("identity/oidc/key/k/rotate", "{\"verification_ttl\":\"10m\"}");
    assertThat(introspected(fresh).at("active").asBoolean()).isTrue();
    core.clock().advance(Duration.ofMinutes(11));
    assertThat(introspected(fresh).at("active").asBoolean()).isFalse();
  }

  @Test
  void keysAndRolesSayWhatIsWrongWithThem() {
    key("ES256");
    assertThat(core.delete("identity/oidc/key/k").status()).isEqualTo(400);
    assertThat(core.delete("identity/oidc/key/default").status()).isEqualTo(400);
    assertThat(core.write("identity/oidc/key/bad", "{\"algorithm\":\"HS256\"}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/oidc/key/bad", "{\"rotation_period\":\"30s\"}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/oidc/role/bad", "{}").status()).isEqualTo(400);
    assertThat(core.write("identity/oidc/role/bad", "{\"key\":\"no\"}").status()).isEqualTo(400);
    assertThat(core.write("identity/oidc/role/bad", "{\"key\":\"k\",\"ttl\":\"100h\"}").status())
        .isEqualTo(400);
    assertThat(core.read("identity/oidc/token/r").status()).isEqualTo(400);
    core.write("identity/oidc/key/k", "{\"allowed_client_ids\":\"other\"}");
    assertThat(core.read("identity/oidc/token/r", token).status()).isEqualTo(400);
    assertThat(core.list("identity/oidc/key").keys()).containsExactly("default", "k");
    assertThat(core.write("identity/oidc/config", "{\"issuer\":\"https://a/b\"}").status())
        .isEqualTo(400);
    assertThat(
            core.write("identity/oidc/config", "{\"issuer\":\"https://a.example:8200\"}").status())
        .isEqualTo(200);
    assertThat(
            core.send(Operation.READ, "identity/oidc/.well-known/openid-configuration", "{}", "")
                .text("issuer"))
        .isEqualTo("https://a.example:8200/v1/identity/oidc");
  }

  @Test
  void theDefaultKeyIsMadeWhenARoleFirstUsesIt() {
    assertThat(core.write("identity/oidc/role/r", "{\"key\":\"default\"}").status()).isEqualTo(204);
    assertThat(introspected(identityToken()).at("active").asBoolean()).isTrue();
  }
}
