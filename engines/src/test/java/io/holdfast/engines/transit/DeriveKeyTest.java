package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.engines.transit.exchange.WrappedKey;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are agreed upon with somebody. */
class DeriveKeyTest {
  private static final String OWN =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLpnoCFYvKjFPCziU
      dxM0vuJLJtQqHSuB2oJwx5Cij/2hRANCAARJ+I0JBzwRITvTJYtE7IA36qDGJ9e8
      d1IJ3BO8TO2+uCC37Lr7pYfLEuD6eGPRmpPlWFI81kNz7H9sEjvxanfx
      -----END PRIVATE KEY-----
      """;

  private static final String PEER =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7+TCIKKofm1eEKLrd5Pzo7lbxAp2
      Tc0V3qUizIEPKo7EwrcGT4s3cYnT9NSfJXsPCZtgnHqykSTi+EXELe8lIg==
      -----END PUBLIC KEY-----
      """;

  private Transit transit;

  @BeforeEach
  void start() {
    transit = new Transit();
  }

  @AfterEach
  void stop() {
    transit.close();
  }

  private String publicKey(String name) {
    JsonNode key = Transit.ok(transit.get("keys/" + name));
    return key.at("/keys/" + key.path("latest_version").asText() + "/public_key").asText();
  }

  private Reply derive(String name, String base, String peer, Object... more) {
    var body = Transit.object(more);
    body.put("base_key_name", base).put("peer_public_key", peer);
    return transit.post("derive-key/" + name, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-p256", "ecdsa-p384", "ecdsa-p521"})
  void bothPartiesGetTheSameKey(String type) {
    transit.key("ann", type);
    transit.key("bob", type);
    assertThat(derive("a", "ann", publicKey("bob")).status()).isEqualTo(204);
    assertThat(derive("b", "bob", publicKey("ann")).status()).isEqualTo(204);
    assertThat(transit.decrypt("b", transit.encrypt("a", Transit.HELLO))).isEqualTo(Transit.HELLO);
  }

  /**
   * Encrypted by OpenBao 2.7.2 under the key that it derived from PEER and the public half of OWN.
   */
  @Test
  void theKeyIsTheOneThatOpenBaoDerives() {
    String wrappingKey = Transit.ok(transit.get("wrapping_key")).path("public_key").asText();
    byte[] wrapped =
        WrappedKey.wrap(
            Rsa.publicHalf(Pem.readPublic(wrappingKey)),
            HashAlgorithm.SHA2_256,
            Pem.readPrivate(OWN));
    var _ =
        transit.done(
            "keys/own/import", "type", "ecdsa-p256", "ciphertext", Transit.base64(wrapped));
    assertThat(derive("agreed", "own", PEER).status()).isEqualTo(204);
    assertThat(transit.decrypt("agreed", "vault:v1:KhiSMlUsmaAqRYxLKkNlm9VFPidhcUn579dokeE1GbhG"))
        .isEqualTo(Transit.HELLO);
  }

  @Test
  void aKeyAgreedUponAgainGetsAVersionMore() {
    transit.key("ann", "ecdsa-p256");
    assertThat(derive("a", "ann", PEER, "derived_key_type", "aes128-gcm96").status())
        .isEqualTo(204);
    assertThat(derive("a", "ann", PEER, "derived_key_type", "aes128-gcm96").status())
        .isEqualTo(204);
    JsonNode key = Transit.ok(transit.get("keys/a"));
    assertThat(key.path("latest_version").asInt()).isEqualTo(2);
    assertThat(key.path("type").asText()).isEqualTo("aes128-gcm96");
    assertThat(key.path("imported_key").asBoolean()).isTrue();
    assertThat(derive("a", "ann", PEER).status()).isEqualTo(400);
  }

  @Test
  void aKeyThatWasMadeHereIsNotOverwritten() {
    transit.key("ann", "ecdsa-p256");
    transit.key("mine", "aes256-gcm96");
    assertThat(derive("mine", "ann", PEER).status()).isEqualTo(400);
    assertThat(Transit.ok(transit.get("keys/mine")).path("latest_version").asInt()).isEqualTo(1);
  }

  @Test
  void whatCannotAgreeIsRefusedWithTheReason() {
    transit.key("ann", "ecdsa-p256");
    transit.key("rsa", "aes256-gcm96");
    transit.key("large", "ecdsa-p384");
    assertThat(derive("x", "none", PEER).errors()).contains("specified base key not found");
    assertThat(derive("x", "rsa", PEER).errors().toString()).contains("key agreement");
    assertThat(derive("x", "ann", "junk").status()).isEqualTo(400);
    assertThat(derive("x", "ann", publicKey("large")).status()).isEqualTo(400);
    assertThat(derive("x", "ann", PEER, "derived_key_type", "ed25519").status()).isEqualTo(400);
    assertThat(derive("x", "ann", PEER, "base_key_version", 9).status()).isEqualTo(400);
    assertThat(derive("x", "ann", PEER, "key_derivation_algorithm", "dh").status()).isEqualTo(400);
    assertThat(transit.post("derive-key/x", "base_key_name", "ann").status()).isEqualTo(400);
    assertThat(transit.get("keys/x").status()).isEqualTo(404);
  }
}
