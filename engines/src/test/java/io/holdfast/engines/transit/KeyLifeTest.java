package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of keys and what may be done with them, from creation to deletion. */
class KeyLifeTest {
  private Transit transit;

  @BeforeEach
  void start() {
    transit = new Transit();
  }

  @AfterEach
  void stop() {
    transit.close();
  }

  private JsonNode key(String name) {
    return Transit.ok(transit.get("keys/" + name));
  }

  @Test
  void aKeyThatExistsIsLeftAsItIs() {
    transit.key("k", "aes256-gcm96");
    String ciphertext = transit.encrypt("k", Transit.HELLO);
    transit.key("k", "ed25519");
    assertThat(key("k").path("type").asText()).isEqualTo("aes256-gcm96");
    assertThat(transit.decrypt("k", ciphertext)).isEqualTo(Transit.HELLO);
  }

  @Test
  void namesAreListedInOrderAndByPage() {
    for (String name : new String[] {"b", "a", "c"}) {
      transit.key(name, "aes256-gcm96");
    }
    assertThat(transit.core().list("t/keys").keys()).containsExactly("a", "b", "c");
    assertThat(
            transit
                .core()
                .send(
                    io.holdfast.api.Operation.LIST,
                    "t/keys",
                    "{\"after\":\"a\",\"limit\":1}",
                    io.holdfast.testkit.TestCore.ROOT)
                .keys())
        .containsExactly("b");
  }

  @Test
  void theLatestVersionEncryptsAndOlderOnesStillDecrypt() {
    transit.key("k", "aes256-gcm96");
    String first = transit.encrypt("k", Transit.HELLO);
    var _ = transit.done("keys/k/rotate");
    String second = transit.encrypt("k", Transit.HELLO);
    assertThat(second).startsWith("vault:v2:");
    assertThat(transit.encrypt("k", Transit.HELLO, "key_version", 1)).startsWith("vault:v1:");
    assertThat(transit.decrypt("k", first)).isEqualTo(Transit.HELLO);
    String rewrapped = transit.done("rewrap/k", "ciphertext", first).path("ciphertext").asText();
    assertThat(rewrapped).startsWith("vault:v2:");
    assertThat(transit.decrypt("k", rewrapped)).isEqualTo(Transit.HELLO);
  }

  @Test
  void versionsBelowTheMinimaAreRefused() {
    transit.key("k", "aes256-gcm96");
    String first = transit.encrypt("k", Transit.HELLO);
    var _ = transit.done("keys/k/rotate");
    var _ = transit.done("keys/k/rotate");
    var _ = transit.done("keys/k/config", "min_decryption_version", 2, "min_encryption_version", 3);
    assertThat(transit.post("decrypt/k", "ciphertext", first).status()).isEqualTo(400);
    assertThat(transit.post("encrypt/k", "plaintext", Transit.HELLO, "key_version", 2).status())
        .isEqualTo(400);
    assertThat(key("k").path("keys").size()).isEqualTo(2);
    var _ = transit.done("keys/k/config", "min_decryption_version", 1);
    assertThat(transit.decrypt("k", first)).isEqualTo(Transit.HELLO);
  }

  @Test
  void trimmedVersionsAreGone() {
    transit.key("k", "aes256-gcm96", "exportable", true);
    String first = transit.encrypt("k", Transit.HELLO);
    var _ = transit.done("keys/k/rotate");
    assertThat(transit.post("keys/k/trim", "min_available_version", 2).status()).isEqualTo(400);
    var _ = transit.done("keys/k/config", "min_decryption_version", 2, "min_encryption_version", 2);
    var _ = transit.done("keys/k/trim", "min_available_version", 2);
    assertThat(transit.post("keys/k/config", "min_decryption_version", 1).status()).isEqualTo(400);
    assertThat(transit.post("decrypt/k", "ciphertext", first).status()).isEqualTo(400);
    assertThat(transit.post("keys/k/trim", "min_available_version", 1).status()).isEqualTo(400);
    assertThat(key("k").path("min_available_version").asInt()).isEqualTo(2);
  }

  @Test
  void aKeyIsDeletedOnlyIfItsConfigurationAllowsIt() {
    transit.key("k", "aes256-gcm96");
    String ciphertext = transit.encrypt("k", Transit.HELLO);
    assertThat(transit.delete("keys/k").status()).isEqualTo(400);
    var _ = transit.done("keys/k/config", "deletion_allowed", true);
    assertThat(transit.delete("keys/k").status()).isEqualTo(204);
    assertThat(transit.get("keys/k").status()).isEqualTo(404);
    assertThat(transit.post("decrypt/k", "ciphertext", ciphertext).status()).isEqualTo(400);
  }

  @Test
  void aKeyMadeAnewUnderADeletedNameDecryptsNothingOld() {
    transit.key("k", "aes256-gcm96");
    String ciphertext = transit.encrypt("k", Transit.HELLO);
    var _ = transit.done("keys/k/config", "deletion_allowed", true);
    assertThat(transit.delete("keys/k").status()).isEqualTo(204);
    transit.key("k", "aes256-gcm96");
    assertThat(transit.post("decrypt/k", "ciphertext", ciphertext).status()).isEqualTo(400);
  }

  @Test
  void aSoftDeletedKeyIsRefusedUntilItIsRestored() {
    transit.key("k", "aes256-gcm96", "exportable", true, "allow_plaintext_backup", true);
    String ciphertext = transit.encrypt("k", Transit.HELLO);
    assertThat(transit.delete("keys/k/soft-delete").status()).isEqualTo(200);
    assertThat(key("k").path("soft_deleted").asBoolean()).isTrue();
    for (String path : new String[] {"decrypt/k", "encrypt/k", "keys/k/rotate"}) {
      assertThat(transit.post(path, "ciphertext", ciphertext, "plaintext", Transit.HELLO).status())
          .as(path)
          .isEqualTo(400);
    }
    assertThat(transit.get("backup/k").status()).isEqualTo(400);
    assertThat(transit.get("export/encryption-key/k").status()).isEqualTo(400);
    var _ = transit.done("keys/k/soft-delete-restore");
    assertThat(transit.decrypt("k", ciphertext)).isEqualTo(Transit.HELLO);
  }

  @Test
  void permissionsOnceGivenAreNotTakenBack() {
    transit.key("k", "aes256-gcm96");
    var _ = transit.done("keys/k/config", "exportable", true, "allow_plaintext_backup", true);
    var _ = transit.done("keys/k/config", "exportable", false, "allow_plaintext_backup", false);
    assertThat(key("k").path("exportable").asBoolean()).isTrue();
    assertThat(key("k").path("allow_plaintext_backup").asBoolean()).isTrue();
  }

  @Test
  void aKeyRotatesByItselfWhenItsPeriodIsOver() {
    transit.key("k", "aes256-gcm96", "auto_rotate_period", "24h");
    transit.key("rsa", "rsa-2048", "auto_rotate_period", "24h");
    transit.core().later(Duration.ofHours(23));
    assertThat(transit.encrypt("k", Transit.HELLO)).startsWith("vault:v1:");
    transit.core().later(Duration.ofHours(2));
    assertThat(transit.encrypt("k", Transit.HELLO)).startsWith("vault:v2:");
    assertThat(transit.encrypt("k", Transit.HELLO)).startsWith("vault:v2:");
    assertThat(key("rsa").path("latest_version").asInt()).isEqualTo(2);
    var _ = transit.done("keys/k/config", "auto_rotate_period", 0);
    transit.core().later(Duration.ofDays(9));
    assertThat(transit.encrypt("k", Transit.HELLO)).startsWith("vault:v2:");
  }

  @Test
  void encryptCreatesTheKeyUnlessThatIsDisabled() {
    assertThat(transit.encrypt("made", Transit.HELLO, "context", Transit.base64("c")))
        .startsWith("vault:v1:");
    assertThat(key("made").path("derived").asBoolean()).isTrue();
    var _ = transit.done("config/keys", "disable_upsert", true);
    assertThat(transit.post("encrypt/not-made", "plaintext", Transit.HELLO).status())
        .isEqualTo(400);
    assertThat(transit.get("keys/not-made").status()).isEqualTo(404);
  }

  @Test
  void encryptCreatesAKeyOnlyForATokenThatMayCreate() {
    var _ =
        transit
            .core()
            .write(
                "sys/policies/acl/user",
                "{\"policy\":\"path \\\"t/encrypt/*\\\" { capabilities = [\\\"update\\\"] }\"}");
    String token =
        transit
            .core()
            .write("auth/token/create", "{\"policies\":[\"user\"]}")
            .text("auth", "client_token");
    String body = Transit.object("plaintext", Transit.HELLO).toString();
    assertThat(transit.core().write("t/encrypt/fresh", body, token).status()).isEqualTo(403);
    transit.key("there", "aes256-gcm96");
    assertThat(transit.core().write("t/encrypt/there", body, token).status()).isEqualTo(200);
  }

  @Test
  void aMountDoesNotSeeTheKeysOfAnother() {
    var _ = transit.core().write("sys/mounts/u", "{\"type\":\"transit\"}");
    transit.key("k", "aes256-gcm96");
    assertThat(transit.core().read("u/keys/k").status()).isEqualTo(404);
    String ciphertext = transit.encrypt("k", Transit.HELLO);
    var _ = transit.core().write("u/keys/k", "{}");
    assertThat(
            transit
                .core()
                .write("u/decrypt/k", Transit.object("ciphertext", ciphertext).toString())
                .status())
        .isEqualTo(400);
  }
}
