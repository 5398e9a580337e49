package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was encrypted decrypts, what was signed verifies, and nothing else does; random inputs. */
class RoundTripTest {
  private static final int ROUNDS = 15;

  private static Transit transit;

  private final Random random = new Random(20_260_301);

  @BeforeAll
  static void start() {
    transit = new Transit();
  }

  @AfterAll
  static void stop() {
    transit.close();
  }

  static Stream<KeyKind> symmetric() {
    return Arrays.stream(KeyKind.values())
        .filter(kind -> kind.algorithm() instanceof Algorithm.Aead);
  }

  @ParameterizedTest
  @MethodSource("symmetric")
  void whatWasEncryptedDecryptsUnderEveryOptionAndOnlyUnderTheSameOnes(KeyKind kind) {
    for (String name : new String[] {"plain", "derived", "convergent"}) {
      String key = name + "-" + kind;
      boolean derived = !name.equals("plain");
      transit.key(
          key,
          kind.vaultName(),
          "derived",
          derived,
          "convergent_encryption",
          name.equals("convergent"));
      for (int round = 0; round < ROUNDS; round++) {
        if (round % 5 == 4) {
          var _ = transit.done("keys/" + key + "/rotate");
        }
        oneOf(key, derived);
      }
    }
  }

  private void oneOf(String key, boolean derived) {
    ObjectNode options = Transit.object();
    if (derived) {
      options.put("context", Transit.base64(bytes(1 + random.nextInt(40))));
    }
    if (random.nextBoolean()) {
      options.put("associated_data", Transit.base64(bytes(1 + random.nextInt(40))));
    }
    String plaintext = Transit.base64(bytes(random.nextInt(300)));
    ObjectNode encrypt = options.deepCopy().put("plaintext", plaintext);
    String ciphertext =
        Transit.ok(transit.post("encrypt/" + key, encrypt)).path("ciphertext").asText();
    ObjectNode decrypt = options.deepCopy().put("ciphertext", ciphertext);
    assertThat(Transit.ok(transit.post("decrypt/" + key, decrypt)).path("plaintext").asText())
        .isEqualTo(plaintext);
    options
        .fieldNames()
        .forEachRemaining(changed -> {
          ObjectNode other = decrypt.deepCopy().put(changed, Transit.base64("another"));
          assertThat(transit.post("decrypt/" + key, other).status()).as(changed).isEqualTo(400);
        });
    assertThat(
            transit.post("decrypt/" + key, decrypt.put("ciphertext", flipped(ciphertext))).status())
        .isEqualTo(400);
  }

  /** The ciphertext with one bit changed behind its prefix. */
  private String flipped(String ciphertext) {
    int colon = ciphertext.lastIndexOf(':');
    byte[] bytes = java.util.Base64.getDecoder().decode(ciphertext.substring(colon + 1));
    int bit = random.nextInt(8 * bytes.length);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    return ciphertext.substring(0, colon + 1) + Transit.base64(bytes);
  }

  static Stream<KeyKind> signing() {
    // RSA keys of one size are enough to prove the options; the larger only take longer to make.
    return Arrays.stream(KeyKind.values())
        .filter(KeyKind::signs)
        .filter(kind -> kind != KeyKind.RSA_3072 && kind != KeyKind.RSA_4096);
  }

  @ParameterizedTest
  @MethodSource("signing")
  void whatWasSignedVerifiesUnderEveryOptionAndForNoOtherInput(KeyKind kind) {
    String key = "s-" + kind;
    transit.key(key, kind.vaultName());
    for (ObjectNode options : options(kind)) {
      String input = Transit.base64(bytes(random.nextInt(200)));
      String signature =
          Transit.ok(transit.post("sign/" + key, options.deepCopy().put("input", input)))
              .path("signature")
              .asText();
      ObjectNode verify = options.deepCopy().put("input", input).put("signature", signature);
      assertThat(isValid(key, verify)).as("%s", options).isTrue();
      assertThat(isValid(key, verify.put("input", Transit.base64("another")))).isFalse();
    }
  }

  private static boolean isValid(String key, ObjectNode request) {
    return Transit.ok(transit.post("verify/" + key, request)).path("valid").asBoolean();
  }

  private static Iterable<ObjectNode> options(KeyKind kind) {
    return switch (kind.algorithm()) {
      case Algorithm.Rsa r ->
          java.util.List.of(
              Transit.object(),
              Transit.object("signature_algorithm", "pkcs1v15", "hash_algorithm", "sha3-512"),
              Transit.object("salt_length", "hash", "hash_algorithm", "sha2-384"),
              Transit.object("salt_length", "7", "hash_algorithm", "sha1"));
      case Algorithm.Bip340 b ->
          java.util.List.of(Transit.object(), Transit.object("marshaling_algorithm", "jws"));
      default ->
          java.util.List.of(
              Transit.object(),
              Transit.object("marshaling_algorithm", "jws"),
              Transit.object("hash_algorithm", "sha1"),
              Transit.object("hash_algorithm", "sha3-512", "marshaling_algorithm", "jws"),
              // Clients send it with keys that it is not for (Spring Vault's reactive template).
              Transit.object("signature_algorithm", "sha2-512"));
    };
  }

  @Test
  void aPrehashedInputIsTheSameAsItsMessage() {
    transit.key("pre", "ecdsa-secp256k1");
    String hash = Transit.base64(io.holdfast.crypto.hash.HashAlgorithm.SHA2_256.hash(bytes(0)));
    String signature = transit.sign("pre", "");
    assertThat(transit.verify("pre", hash, signature, "prehashed", true)).isTrue();
    transit.key("pre-schnorr", "bip340-secp256k1");
    String schnorr = transit.sign("pre-schnorr", hash, "prehashed", true);
    assertThat(transit.verify("pre-schnorr", "", schnorr)).isTrue();
  }

  @Test
  void aDerivedEd25519KeySignsDifferentlyInEachContext() {
    transit.key("tenants", "ed25519", "derived", true);
    String context = Transit.base64("tenant-1");
    var signed = transit.done("sign/tenants", "input", Transit.HELLO, "context", context);
    String signature = signed.path("signature").asText();
    assertThat(transit.verify("tenants", Transit.HELLO, signature, "context", context)).isTrue();
    assertThat(
            transit.verify(
                "tenants", Transit.HELLO, signature, "context", Transit.base64("tenant-2")))
        .isFalse();
    assertThat(Transit.ok(transit.get("keys/tenants", "context", context)).at("/keys/1/public_key"))
        .isEqualTo(signed.path("public_key"));
    assertThat(Transit.ok(transit.get("keys/tenants")).at("/keys/1/public_key").asText()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_3072", "RSA_4096"},
      mode = EnumSource.Mode.EXCLUDE)
  void anHmacVerifiesForItsInputAlone(KeyKind kind) {
    String key = "m-" + kind;
    transit.key(key, kind.vaultName(), kind == KeyKind.HMAC ? "key_size" : "derived", size(kind));
    for (String hash : new String[] {"sha1", "sha2-256", "sha2-512", "sha3-224"}) {
      String mac =
          transit.done("hmac/" + key + "/" + hash, "input", Transit.HELLO).path("hmac").asText();
      assertThat(isAuthentic(key, hash, Transit.HELLO, mac)).isTrue();
      assertThat(isAuthentic(key, hash, Transit.base64("hallo"), mac)).isFalse();
      assertThat(isAuthentic(key, "sha2-384", Transit.HELLO, mac)).isFalse();
    }
  }

  private static Object size(KeyKind kind) {
    return kind == KeyKind.HMAC ? 64 : (Object) false;
  }

  private static boolean isAuthentic(String key, String hash, String input, String mac) {
    return transit
        .done("verify/" + key, "input", input, "hmac", mac, "hash_algorithm", hash)
        .path("valid")
        .asBoolean();
  }

  @Test
  void anRsaKeyDecryptsWhatItEncryptedAndNoMore() {
    transit.key("rsa", "rsa-2048");
    String ciphertext = transit.encrypt("rsa", Transit.HELLO);
    assertThat(transit.decrypt("rsa", ciphertext)).isEqualTo(Transit.HELLO);
    assertThat(transit.post("decrypt/rsa", "ciphertext", flipped(ciphertext)).status())
        .isEqualTo(400);
    assertThat(transit.post("encrypt/rsa", "plaintext", Transit.base64(bytes(191))).status())
        .isEqualTo(400);
  }

  @Test
  void aDataKeyIsGivenBackByItsCiphertext() {
    transit.key("wrapping", "aes256-gcm96");
    for (int bits : new int[] {128, 256, 512}) {
      var made = transit.done("datakey/plaintext/wrapping", "bits", bits);
      String plaintext = made.path("plaintext").asText();
      assertThat(java.util.Base64.getDecoder().decode(plaintext)).hasSize(bits / 8);
      assertThat(transit.decrypt("wrapping", made.path("ciphertext").asText()))
          .isEqualTo(plaintext);
      assertThat(transit.done("datakey/wrapped/wrapping", "bits", bits).has("plaintext")).isFalse();
    }
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
