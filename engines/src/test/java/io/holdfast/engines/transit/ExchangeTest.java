package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.engines.transit.exchange.WrappedKey;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.testkit.Reply;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that go out and come in again do what they did: wrapped, exported, backed up. */
class ExchangeTest {
  private static Transit transit;
  private static String wrappingKey;

  @BeforeAll
  static void start() {
    transit = new Transit();
    wrappingKey = Transit.ok(transit.get("wrapping_key")).path("public_key").asText();
    var _ = transit.done("keys/wrapping/import", "type", "rsa-4096", "public_key", wrappingKey);
  }

  @AfterAll
  static void stop() {
    transit.close();
  }

  static Stream<KeyKind> kinds() {
    return Arrays.stream(KeyKind.values())
        .filter(kind -> kind != KeyKind.RSA_3072 && kind != KeyKind.RSA_4096);
  }

  private static void make(String name, KeyKind kind) {
    if (kind == KeyKind.HMAC) {
      transit.key(name, "hmac", "key_size", 40, "exportable", true, "allow_plaintext_backup", true);
    } else {
      transit.key(name, kind.vaultName(), "exportable", true, "allow_plaintext_backup", true);
    }
  }

  @Test
  void theWrappingKeyStaysTheSame() {
    assertThat(Transit.ok(transit.get("wrapping_key")).path("public_key").asText())
        .isEqualTo(wrappingKey);
    assertThat(Rsa.publicHalf(Pem.readPublic(wrappingKey)).bits()).isEqualTo(4096);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKeyWrappedForImportDoesThereWhatItDidHere(KeyKind kind) {
    String source = "src-" + kind;
    String copy = "imp-" + kind;
    make(source, kind);
    String wrapped =
        Transit.ok(transit.get("byok-export/wrapping/" + source + "/latest"))
            .at("/keys/1")
            .asText();
    var _ =
        transit.done("keys/" + copy + "/import", "type", kind.vaultName(), "ciphertext", wrapped);
    doesTheSame(kind, source, copy);
    assertThat(transit.post("keys/" + copy + "/rotate").status()).isEqualTo(400);
    var _ = transit.done("keys/" + copy + "/import_version", "ciphertext", wrapped);
    assertThat(Transit.ok(transit.get("keys/" + copy)).path("latest_version").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKeyRestoredFromItsBackupDoesWhatItDid(KeyKind kind) {
    String source = "bak-" + kind;
    String copy = "res-" + kind;
    make(source, kind);
    var _ = transit.done("keys/" + source + "/rotate");
    String backup = Transit.ok(transit.get("backup/" + source)).path("backup").asText();
    var _ = transit.done("restore/" + copy, "backup", backup);
    Reply again = transit.post("restore/" + copy, "backup", backup);
    assertThat(again.status()).isEqualTo(500);
    assertThat(again.errors().getFirst()).contains("already exists");
    doesTheSame(kind, source, copy);
    assertThat(Transit.ok(transit.get("export/hmac-key/" + copy)).path("keys"))
        .isEqualTo(Transit.ok(transit.get("export/hmac-key/" + source)).path("keys"));
  }

  private static void doesTheSame(KeyKind kind, String source, String copy) {
    if (kind.encrypts()) {
      assertThat(transit.decrypt(copy, transit.encrypt(source, Transit.HELLO)))
          .isEqualTo(Transit.HELLO);
    }
    if (kind.signs()) {
      assertThat(transit.verify(copy, Transit.HELLO, transit.sign(source, Transit.HELLO))).isTrue();
      assertThat(transit.verify(source, Transit.HELLO, transit.sign(copy, Transit.HELLO))).isTrue();
    }
    if (kind == KeyKind.HMAC) {
      assertThat(mac(copy)).isEqualTo(mac(source));
    }
  }

  private static String mac(String key) {
    return transit.done("hmac/" + key, "input", Transit.HELLO).path("hmac").asText();
  }

  @Test
  void aPublicKeyAloneVerifiesAndGetsItsPrivatePartLater() {
    byte[] seed = Ed25519.generateSeed();
    String publicPem = Pem.ofPublic(Ed25519Keys.toSpki(Ed25519.publicKey(seed)));
    var _ = transit.done("keys/late/import", "type", "ed25519", "public_key", publicPem);
    byte[] signature =
        Ed25519.sign(seed, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(transit.verify("late", Transit.HELLO, "vault:v1:" + Transit.base64(signature)))
        .isTrue();
    assertThat(transit.post("sign/late", "input", Transit.HELLO).status()).isEqualTo(400);
    var _ =
        transit.done("keys/late/import_version", "ciphertext", wrapped(Ed25519Keys.toPkcs8(seed)));
    assertThat(Transit.ok(transit.get("keys/late")).path("latest_version").asInt()).isEqualTo(1);
    assertThat(transit.sign("late", Transit.HELLO))
        .isEqualTo("vault:v1:" + Transit.base64(signature));
  }

  @Test
  void aPrivatePartOfAnotherKeyIsNotTakenForAVersion() {
    String publicPem = Pem.ofPublic(Ed25519Keys.toSpki(Ed25519.publicKey(Ed25519.generateSeed())));
    var _ = transit.done("keys/other/import", "type", "ed25519", "public_key", publicPem);
    assertThat(
            transit
                .post(
                    "keys/other/import_version",
                    "version",
                    1,
                    "ciphertext",
                    wrapped(Ed25519Keys.toPkcs8(Ed25519.generateSeed())))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aKeyOfAnotherTypeOrSizeIsNotImported() {
    String ed = wrapped(Ed25519Keys.toPkcs8(Ed25519.generateSeed()));
    for (String type : new String[] {"ecdsa-p256", "rsa-2048", "aes256-gcm96", "ecdsa-secp256k1"}) {
      assertThat(transit.post("keys/wrong/import", "type", type, "ciphertext", ed).status())
          .as(type)
          .isEqualTo(400);
    }
    assertThat(
            transit
                .post(
                    "keys/wrong/import",
                    "type",
                    "aes256-gcm96",
                    "ciphertext",
                    wrapped(new byte[31]))
                .status())
        .isEqualTo(400);
    assertThat(transit.get("keys/wrong").status()).isEqualTo(404);
  }

  private static String wrapped(byte[] material) {
    return Transit.base64(
        WrappedKey.wrap(
            Rsa.publicHalf(Pem.readPublic(wrappingKey)), HashAlgorithm.SHA2_256, material));
  }

  @Test
  void anExportShowsWhatVaultShows() {
    make("out-ec", KeyKind.ECDSA_P256);
    make("out-rsa", KeyKind.RSA_2048);
    make("out-ed", KeyKind.ED25519);
    assertThat(exported("signing-key/out-ec", "")).startsWith("-----BEGIN EC PRIVATE KEY-----");
    assertThat(exported("signing-key/out-ec", "pem")).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(exported("encryption-key/out-rsa", ""))
        .startsWith("-----BEGIN RSA PRIVATE KEY-----")
        .endsWith("-----END RSA PRIVATE KEY-----\n");
    assertThat(java.util.Base64.getDecoder().decode(exported("signing-key/out-ed", "")))
        .hasSize(64);
    assertThat(exported("public-key/out-ed", "pem")).startsWith("-----BEGIN PUBLIC KEY-----");
  }

  private static String exported(String path, String format) {
    return Transit.ok(transit.get("export/" + path, "format", format)).at("/keys/1").asText();
  }

  @Test
  void aBackupWithContradictionsIsRefused() {
    for (String backup :
        new String[] {
          "{\"policy\":{\"type\":2,\"name\":\"a\",\"latest_version\":1,\"keys\":{\"1\":{\"key\":\""
              + Transit.base64(new byte[64])
              + "\"}}}}",
          "{\"policy\":{\"type\":0,\"name\":\"a\",\"latest_version\":2,\"keys\":{\"1\":{\"key\":\""
              + Transit.base64(new byte[32])
              + "\"}}}}",
          "{\"policy\":{\"type\":1,\"name\":\"a\",\"latest_version\":1,\"keys\":{\"1\":{\"ec_d\":0}}}}",
          "{\"policy\":{\"type\":3,\"name\":\"a\",\"latest_version\":1,\"keys\":{\"1\":{\"rsa_key\":"
              + "{\"N\":15,\"E\":3,\"D\":3,\"Primes\":[3,7]}}}}}",
          "{\"policy\":{\"type\":0,\"name\":\"a\",\"latest_version\":2147483647,\"keys\":{}}}"
        }) {
      assertThat(transit.post("restore/a", "backup", Transit.base64(backup)).status())
          .as(backup)
          .isEqualTo(400);
    }
    assertThat(transit.get("keys/a").status()).isEqualTo(404);
  }
}
