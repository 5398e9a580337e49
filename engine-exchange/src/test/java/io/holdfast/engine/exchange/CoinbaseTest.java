package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JWTs as Coinbase documents them; each is signed anew, so they are verified. */
class CoinbaseTest {
  private static final String NAME = "organizations/5f/apiKeys/9a";

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  private String publicKey(String venue, String algorithm) {
    scene.key("k", venue, "algorithm", algorithm, "generate", true, "key_id", NAME);
    return Scene.ok(scene.read("keys/k")).path("public_key").asText();
  }

  private String[] token(String path) {
    String header =
        scene
            .signed("k", "method", "GET", "path", path, "query", "limit=5")
            .path("headers")
            .path("Authorization")
            .asText();
    assertThat(header).startsWith("Bearer ");
    return header.substring("Bearer ".length()).split("\\.", -1);
  }

  private static JsonNode decoded(String part) {
    return Json.tree(Base64.getUrlDecoder().decode(part));
  }

  @Test
  void anEs256TokenIsForOneRequestAndTwoMinutes() {
    byte[] spki = Pem.readPublic(publicKey("coinbase", "ecdsa-p256"));
    String[] token = token("/api/v3/brokerage/accounts");
    assertThat(
            Ecdsa.verify(
                spki,
                HashAlgorithm.SHA2_256,
                (token[0] + "." + token[1]).getBytes(StandardCharsets.UTF_8),
                Base64.getUrlDecoder().decode(token[2]),
                EcdsaEncoding.JWS))
        .isTrue();
    JsonNode header = decoded(token[0]);
    assertThat(header.path("alg").asText()).isEqualTo("ES256");
    assertThat(header.path("kid").asText()).isEqualTo(NAME);
    assertThat(header.path("nonce").asText()).hasSizeGreaterThan(16);
    long now = scene.core().clock().instant().getEpochSecond();
    assertThat(decoded(token[1]))
        .isEqualTo(
            Json.tree(
                object(
                        "sub",
                        NAME,
                        "iss",
                        "cdp",
                        "nbf",
                        now,
                        "exp",
                        now + 120,
                        "uri",
                        "GET api.coinbase.com/api/v3/brokerage/accounts")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anEdDsaTokenOfTheDeveloperPlatform() {
    byte[] spki = Pem.readPublic(publicKey("coinbase-cdp", "ed25519"));
    String[] token = token("/platform/v2/evm/accounts");
    assertThat(
            Ed25519.verify(
                Ed25519Keys.publicKeyOf(spki),
                (token[0] + "." + token[1]).getBytes(StandardCharsets.UTF_8),
                Base64.getUrlDecoder().decode(token[2])))
        .isTrue();
    assertThat(decoded(token[0]).path("alg").asText()).isEqualTo("EdDSA");
    assertThat(decoded(token[1]).path("uris").path(0).asText())
        .isEqualTo("GET api.cdp.coinbase.com/platform/v2/evm/accounts");
    assertThat(decoded(token[1]).path("aud").path(0).asText()).isEqualTo("cdp_service");
  }

  @Test
  void keysAreTakenAsCoinbaseGivesThem() {
    byte[] seed = Ed25519.generateSeed();
    byte[] both = new byte[64];
    System.arraycopy(seed, 0, both, 0, 32);
    System.arraycopy(Ed25519.publicKey(seed), 0, both, 32, 32);
    scene.key(
        "ed",
        "coinbase",
        "algorithm",
        "ed25519",
        "key_id",
        NAME,
        "secret",
        Base64.getEncoder().encodeToString(both));
    assertThat(Scene.ok(scene.read("keys/ed")).path("public_key").asText())
        .isEqualTo(Pem.ofPublic(Ed25519Keys.toSpki(Ed25519.publicKey(seed))));
    both[63] ^= 1;
    Scene.refused(
        scene.write(
            "keys/bad",
            "venue",
            "coinbase",
            "algorithm",
            "ed25519",
            "secret",
            Base64.getEncoder().encodeToString(both)),
        400,
        "halves");
  }
}
