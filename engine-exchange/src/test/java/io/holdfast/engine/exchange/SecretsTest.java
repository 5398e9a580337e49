package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.object;
import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys: what is shown of them, and what never is. */
class SecretsTest {
  private static final String SECRET = "canary-secret-0123456789";

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void noPathShowsASecret() {
    scene.key("k", "kucoin", "key_id", "id", "secret", SECRET, "passphrase", "canary-pass-phrase");
    for (Reply reply :
        new Reply[] {
          scene.read("keys/k"),
          scene.core().list("exchange/keys"),
          scene.write("keys/k", "owner", "trading"),
          scene.write("keys/k", "secret", SECRET),
          scene.write("keys/k/rotate", "secret", ""),
          scene.write("sign/k", "method", "GET", "path", "/api/v1/accounts"),
          scene.write("sign/k", "method", "GET", "path", "wrong"),
          scene.write("keys/other", "venue", "kraken", "secret", SECRET)
        }) {
      assertThat(reply.body().toString()).doesNotContain(SECRET, "canary-pass-phrase");
    }
  }

  @ParameterizedTest
  @CsvSource({"binance,ed25519", "binance,rsa-sha256", "coinbase,ecdsa-p256"})
  void aKeyPairIsMadeHereAndUsedOnceTheVenueNamesIt(String venue, String algorithm) {
    ok(scene.write("policies/all", Scene.json("{}")));
    JsonNode made =
        ok(
            scene.write(
                "keys/k",
                "venue",
                venue,
                "algorithm",
                algorithm,
                "generate",
                true,
                "policy",
                "all"));
    assertThat(made.path("public_key").asText()).startsWith("-----BEGIN PUBLIC KEY-----");
    refused(scene.write("sign/k", "method", "GET", "path", "/a"), 400, "key_id");
    ok(scene.write("keys/k", "key_id", "the-venue-says"));
    ok(scene.write("sign/k", "method", "GET", "path", "/a"));
    String before = made.path("public_key").asText();
    JsonNode rotated = ok(scene.write("keys/k/rotate", "generate", true));
    assertThat(rotated.path("public_key").asText()).isNotEqualTo(before);
    assertThat(rotated.path("version").asInt()).isEqualTo(2);
  }

  @Test
  void aRotatedSecretSignsAtOnceAndTheOneBeforeIsGone() {
    scene.key("k", "okx", "key_id", "id", "secret", "first-secret", "passphrase", "p");
    String first = signature();
    ok(scene.write("keys/k/rotate", "secret", "second-secret", "passphrase", "p"));
    assertThat(signature()).isNotEqualTo(first);
    ok(scene.write("keys/k/rotate", "secret", "first-secret", "passphrase", "p"));
    assertThat(signature()).isEqualTo(first);
  }

  private String signature() {
    return scene
        .signed("k", "method", "GET", "path", "/api/v5/account/balance")
        .path("headers")
        .path("OK-ACCESS-SIGN")
        .asText();
  }

  @Test
  void aSuspendedKeySignsNothing() {
    scene.key("k", "okx", "key_id", "id", "secret", SECRET, "passphrase", "p");
    ok(scene.write("keys/k", "suspended", true));
    refused(scene.write("sign/k", "method", "GET", "path", "/a"), 403, "suspended");
    ok(scene.write("keys/k", "suspended", false));
    ok(scene.write("sign/k", "method", "GET", "path", "/a"));
  }

  @Test
  void aVenuesDocumentCannotCarryASecretThatSigns() {
    refused(
        scene.write(
            "venues/mine",
            Scene.json(
                "{'algorithms': {'hmac-sha256': 'hex'}, 'sign': '{body}', 'headers': {'A': '{secret}', 'B': '{signature}'}}")),
        400,
        "{secret}");
    refused(scene.write("venues/binance", Scene.json("{'sign': '{body}'}")), 400, "built in");
    ok(
        scene.write(
            "venues/mine",
            Scene.json(
                "{'algorithms': {'hmac-sha256': 'hex'}, 'sign': '{body}', 'headers': {'B': '{signature}'}, 'addresses': {'production': 'https://x.example'}}")));
    scene.key("k", "mine", "key_id", "id", "secret", SECRET);
    refused(
        scene.write(
            "venues/mine",
            Scene.json("{'algorithms': {'none': 'text'}, 'headers': {'A': '{secret}'}}")),
        400,
        "used by the keys k");
  }

  @Test
  void theLogNamesWhoAskedAndTheAnswerDoesNot(@TempDir Path directory) throws IOException {
    scene.key("k", "okx", "key_id", "id", "secret", SECRET, "passphrase", "p");
    Path log = directory.resolve("audit.log");
    scene
        .core()
        .write(
            "sys/audit/f",
            object("type", "file", "options", object("file_path", log.toString())).toString());
    String token = new Committee(scene.core()).member("desk-one");
    Reply reply =
        scene.core().write("exchange/sign/k", "{\"method\":\"GET\",\"path\":\"/a\"}", token);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().toString()).doesNotContain("desk-one", SECRET);
    String entity = scene.core().read("auth/token/lookup-self", token).data("entity_id").asText();
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("exchange/sign/k"))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).contains("display_name", entity).doesNotContain(SECRET));
  }
}
