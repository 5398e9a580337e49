package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a message is from whom it says. */
class WebhookTest {
  private static final String BODY = "{\"event\":\"deposit\",\"amount\":\"1.5\"}";

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  private static String mac(String secret, String text) {
    return HexFormat.of()
        .formatHex(Hmac.mac(HashAlgorithm.SHA2_256, secret.getBytes(UTF_8), text.getBytes(UTF_8)));
  }

  private String now() {
    return Long.toString(scene.core().clock().instant().getEpochSecond());
  }

  private String said(Object... message) {
    JsonNode data = ok(scene.write("webhook/w/verify", message));
    return data.path("valid").asBoolean() ? "valid" : data.path("reason").asText();
  }

  @Test
  void anHmacWithATimestampThatIsSigned() {
    JsonNode hook =
        ok(
            scene.write(
                "webhook/w",
                "secret",
                "whsec-123456",
                "signed",
                "{timestamp}.{body}",
                "prefix",
                "sha256="));
    assertThat(hook.toString()).doesNotContain("whsec");
    String time = now();
    String good = "sha256=" + mac("whsec-123456", time + "." + BODY);
    assertThat(said("signature", good, "body", BODY, "timestamp", time)).isEqualTo("valid");
    assertThat(said("signature", good, "body", BODY + " ", "timestamp", time))
        .isEqualTo("signature");
    assertThat(said("signature", good.substring(7), "body", BODY, "timestamp", time))
        .isEqualTo("signature");
    assertThat(said("signature", "sha256=zz", "body", BODY, "timestamp", time))
        .isEqualTo("signature");
    assertThat(said("signature", "sha256=", "body", BODY, "timestamp", time))
        .isEqualTo("signature");
    scene.core().clock().advance(Duration.ofMinutes(6));
    assertThat(said("signature", good, "body", BODY, "timestamp", time)).isEqualTo("timestamp");
  }

  @Test
  void aMessageIsGoodOnceWhereThatIsWished() {
    ok(
        scene.write(
            "webhook/w",
            "secret",
            "whsec-123456",
            "signed",
            "{timestamp}.{body}",
            "replay_memory",
            "10m",
            "tolerance",
            "0"));
    String time = now();
    String good = mac("whsec-123456", time + "." + BODY);
    assertThat(said("signature", good, "body", BODY, "timestamp", time)).isEqualTo("valid");
    assertThat(
            said(
                "signature",
                good.toUpperCase(java.util.Locale.ROOT),
                "body",
                BODY,
                "timestamp",
                time))
        .isEqualTo("replay");
    scene.core().clock().advance(Duration.ofMinutes(11));
    assertThat(said("signature", good, "body", BODY, "timestamp", time)).isEqualTo("valid");
  }

  @Test
  void theSecretBeforeIsGoodForTheOverlap() {
    ok(scene.write("webhook/w", "secret", "whsec-first"));
    ok(scene.write("webhook/w", "secret", "whsec-second", "overlap", "1h"));
    assertThat(said("signature", mac("whsec-first", BODY), "body", BODY)).isEqualTo("valid");
    assertThat(said("signature", mac("whsec-second", BODY), "body", BODY)).isEqualTo("valid");
    scene.core().clock().advance(Duration.ofHours(2));
    assertThat(said("signature", mac("whsec-first", BODY), "body", BODY)).isEqualTo("signature");
    assertThat(said("signature", mac("whsec-second", BODY), "body", BODY)).isEqualTo("valid");
  }

  @Test
  void ed25519AndP256() {
    byte[] seed = Ed25519.generateSeed();
    ok(
        scene.write(
            "webhook/w",
            "algorithm",
            "ed25519",
            "encoding",
            "base64",
            "public_key",
            Pem.ofPublic(Ed25519Keys.toSpki(Ed25519.publicKey(seed)))));
    String signature = Base64.getEncoder().encodeToString(Ed25519.sign(seed, BODY.getBytes(UTF_8)));
    assertThat(
            said(
                "signature",
                signature,
                "body_base64",
                Base64.getEncoder().encodeToString(BODY.getBytes(UTF_8))))
        .isEqualTo("valid");
    assertThat(said("signature", signature, "body", "other")).isEqualTo("signature");
    byte[] key = Ecdsa.generate(EcCurve.P256);
    ok(
        scene.write(
            "webhook/w",
            "algorithm",
            "ecdsa-p256",
            "encoding",
            "base64",
            "public_key",
            Pem.ofPublic(Ecdsa.publicKey(key))));
    byte[] ecdsa =
        Ecdsa.sign(key, HashAlgorithm.SHA2_256, BODY.getBytes(UTF_8), EcdsaEncoding.ASN1);
    assertThat(said("signature", Base64.getEncoder().encodeToString(ecdsa), "body", BODY))
        .isEqualTo("valid");
    refused(
        scene.write(
            "webhook/x", "algorithm", "ed25519", "public_key", Pem.ofPublic(Ecdsa.publicKey(key))),
        400,
        "public_key");
    refused(scene.write("webhook/x", "algorithm", "hmac-sha256"), 400, "secret");
    refused(scene.write("webhook/x", "secret", "12345678", "signed", "{nothing}"), 400, "signed");
  }
}
