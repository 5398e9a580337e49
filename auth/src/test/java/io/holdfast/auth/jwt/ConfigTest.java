package io.holdfast.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.auth.issuer.SigningKey;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConfigTest {
  private static final String KEY = SigningKey.elliptic("k").pem().strip();

  private final JwtMount jwt = new JwtMount();

  @AfterEach
  void close() {
    jwt.close();
  }

  @Test
  void aConfigurationIsReadAsItWasWrittenAndReplacedAsAWhole() {
    assertThat(jwt.core.read("auth/jwt/config").status()).isEqualTo(404);
    var config = Json.object().put("bound_issuer", "https://i.example").put("default_role", "App");
    config.putArray("jwt_validation_pubkeys").add(KEY);
    assertThat(jwt.config(config).status()).isEqualTo(204);
    Reply read = jwt.core.read("auth/jwt/config");
    assertThat(read.data("bound_issuer").asText()).isEqualTo("https://i.example");
    assertThat(read.data("default_role").asText()).isEqualTo("app");
    assertThat(read.data("namespace_in_state").asBoolean()).isTrue();
    assertThat(read.data("jwt_validation_pubkeys").get(0).asText()).isEqualTo(KEY);
    assertThat(read.data().has("oidc_client_secret")).isFalse();
    config.removeAll();
    config.putArray("jwt_validation_pubkeys").add(KEY);
    jwt.config(config);
    assertThat(jwt.core.read("auth/jwt/config").data("bound_issuer").asText()).isEmpty();
  }

  @Test
  void whatIsContradictoryOrUnknownIsRefused() {
    String key = Json.object().put("k", KEY).get("k").toString();
    String[] wrong = {
      "{}",
      "{\"jwks_url\":\"https://a\",\"oidc_discovery_url\":\"https://b\"}",
      "{\"jwt_validation_pubkeys\":\"nonsense\"}",
      "{\"oidc_discovery_url\":\"https://b/.well-known/openid-configuration\"}",
      "{\"oidc_discovery_url\":\"ldap://b\"}",
      "{\"oidc_discovery_url\":\"https://user:pass@b\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"jwt_supported_algs\":\"HS256\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"jwt_supported_algs\":\"none\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"oidc_client_id\":\"a\"}",
      "{\"jwt_validation_pubkeys\":["
          + key
          + "],\"oidc_client_id\":\"a\",\"oidc_client_secret\":\"b\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"oidc_response_mode\":\"fragment\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"oidc_response_types\":\"token\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"oidc_response_types\":\"id_token\"}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"provider_config\":{\"provider\":\"other\"}}",
      "{\"jwt_validation_pubkeys\":[" + key + "],\"override_allowed_server_names\":\"a\"}"
    };
    for (String json : wrong) {
      Reply reply = jwt.core.write("auth/jwt/config", json);
      assertThat(reply.status()).as(json).isEqualTo(400);
      assertThat(reply.errors()).as(json).isNotEmpty();
    }
    assertThat(jwt.core.read("auth/jwt/config").status()).isEqualTo(404);
  }

  @Test
  void settingsOfAProviderAreKeptWithoutTheirSecrets() {
    var config = Json.object();
    config.putArray("jwt_validation_pubkeys").add(KEY);
    config
        .putObject("provider_config")
        .put("provider", "gsuite")
        .put("gsuite_service_account", "secret")
        .put("domain", "example.com");
    assertThat(jwt.config(config).warnings().getFirst()).contains("provider_config");
    assertThat(jwt.core.read("auth/jwt/config").data("provider_config").toString())
        .isEqualTo("{\"provider\":\"gsuite\",\"domain\":\"example.com\"}");
  }

  @Test
  void rolesThatDemandNothingOrContradictThemselvesAreRefused() {
    String[] wrong = {
      "{\"role_type\":\"jwt\",\"bound_audiences\":\"a\"}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\"}",
      "{\"role_type\":\"other\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\"}",
      "{\"user_claim\":\"sub\"}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_claims_type\":\"regex\"}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_claims_type\":\"glob\",\"bound_claims\":{\"a\":1}}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_claims\":{\"a\":{}}}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\",\"claim_mappings\":{\"a\":\"role\"}}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\",\"claim_mappings\":{\"a\":\"x\",\"b\":\"x\"}}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\",\"oauth2_metadata\":\"x\"}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\",\"callback_mode\":\"device\"}",
      "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a\",\"token_period\":\"9000h\"}"
    };
    for (String json : wrong) {
      assertThat(jwt.role("bad", json).status()).as(json).isEqualTo(400);
    }
    assertThat(jwt.core.list("auth/jwt/role").status()).isEqualTo(404);
  }

  @Test
  void aRoleKeepsWhatAnUpdateDoesNotName() {
    jwt.role(
        "App",
        "{\"role_type\":\"jwt\",\"user_claim\":\"sub\",\"bound_audiences\":\"a,b\",\"num_uses\":3}");
    jwt.role("app", "{\"role_type\":\"jwt\",\"groups_claim\":\"groups\",\"max_age\":\"1h\"}");
    Reply read = jwt.core.read("auth/jwt/role/app");
    assertThat(read.data("bound_audiences").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(read.data("groups_claim").asText()).isEqualTo("groups");
    assertThat(read.data("max_age").asInt()).isEqualTo(3600);
    assertThat(read.data("num_uses").asInt()).isEqualTo(3);
    assertThat(read.data("bound_claims").isNull()).isTrue();
    assertThat(jwt.core.list("auth/jwt/role").keys()).containsExactly("app");
    jwt.core.delete("auth/jwt/role/app");
    assertThat(jwt.core.read("auth/jwt/role/app").status()).isEqualTo(404);
  }
}
