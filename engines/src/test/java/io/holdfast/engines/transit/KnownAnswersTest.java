package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published answers of the signature schemes, asked for over the API. */
class KnownAnswersTest {
  private static Transit transit;

  @BeforeAll
  static void start() {
    transit = new Transit();
  }

  @AfterAll
  static void stop() {
    transit.close();
  }

  @Test
  void ed25519SignsAsRfc8032Says() {
    String seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    String publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    ObjectNode entry = Json.object().put("key", HexFormat.of().parseHex(seed + publicKey));
    restore("ed", 2, entry);
    assertThat(hex(transit.sign("ed", Transit.base64(new byte[] {0x72}))))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    assertThat(
            Base64.getDecoder()
                .decode(Transit.ok(transit.get("keys/ed")).at("/keys/1/public_key").asText()))
        .isEqualTo(HexFormat.of().parseHex(publicKey));
  }

  @ParameterizedTest
  @CsvSource({
    "1, Satoshi Nakamoto, 934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
        + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5",
    "1, 'All those moments will be lost in time, like tears in rain. Time to die...',"
        + " 8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b"
        + "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21"
  })
  void ecdsaOnSecp256k1IsDeterministicAsInRfc6979WithTheLowerS(
      String key, String message, String signature) {
    restore("k1", 20_001, Json.object().put("ec_d", new BigInteger(key)));
    String made = transit.sign("k1", Transit.base64(message), "marshaling_algorithm", "jws");
    assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(body(made))))
        .isEqualTo(signature);
    assertThat(transit.verify("k1", Transit.base64(message), made, "marshaling_algorithm", "jws"))
        .isTrue();
  }

  @Test
  void ecdsaOnSecp256k1VerifiesBothHalvesOfS() {
    restore("k1", 20_001, Json.object().put("ec_d", BigInteger.ONE));
    String r = "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8";
    BigInteger low =
        new BigInteger("2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5", 16);
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    String high = order.subtract(low).toString(16);
    assertThat(
            transit.verify(
                "k1",
                Transit.base64("Satoshi Nakamoto"),
                signature(r + high, Base64.getUrlEncoder().withoutPadding()),
                "marshaling_algorithm",
                "jws"))
        .isTrue();
  }

  /** BIP-340's vectors 0, 1, 3, 4 (valid), 5 (not on the curve: no key) to 14 (invalid). */
  @ParameterizedTest
  @CsvSource({
    "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9,"
        + " 0000000000000000000000000000000000000000000000000000000000000000,"
        + " E907831F80848D1069A5371B402410364BDF1C5F8307B0084C55F1CE2DCA8215"
        + "25F66A4A85EA8B71E482A74F382D2CE5EBEEE8FDB2172F477DF4900D310536C0, true",
    "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659,"
        + " 243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89,"
        + " 6896BD60EEAE296DB48A229FF71DFE071BDE413E6D43F917DC8DCF8C78DE3341"
        + "8906D11AC976ABCCB20B091292BFF4EA897EFCB639EA871CFA95F6DE339E4B0A, true",
    "25D1DFF95105F5253C4022F628A996AD3A0D95FBF21D468A1B33F8C160D8F517,"
        + " FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF,"
        + " 7EB0509757E246F19449885651611CB965ECC1A187DD51B64FDA1EDC9637D5EC"
        + "97582B9CB13DB3933705B32BA982AF5AF25FD78881EBB32771FC5922EFC66EA3, true",
    "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659,"
        + " 243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89,"
        + " FFF97BD5755EEEA420453A14355235D382F6472F8568A18B2F057A1460297556"
        + "3CC27944640AC607CD107AE10923D9EF7A73C643E166BE5EBEAFA34B1AC553E2, false",
    "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659,"
        + " 243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89,"
        + " 6CFF5C3BA86C69EA4B7376F31A9BCB4F74C1976089B2D9963DA2E5543E177769"
        + "961764B3AA9B2FFCB6EF947B6887A226E8D7C93E00C5ED0C1834FF0D0C2E6DA6, false"
  })
  void bip340VerifiesAsItsVectorsSay(
      String publicKey, String message, String signature, boolean valid) {
    String name = "v" + signature.substring(0, 8);
    var _ =
        transit.done(
            "keys/" + name + "/import", "type", "bip340-secp256k1", "public_key", publicKey);
    assertThat(
            transit.verify(
                name,
                Transit.base64(HexFormat.of().parseHex(message)),
                signature(signature, Base64.getEncoder()),
                "prehashed",
                true))
        .isEqualTo(valid);
  }

  @Test
  void aPointThatIsNotOnTheCurveIsNoKey() {
    assertThat(
            transit
                .post(
                    "keys/off/import",
                    "type",
                    "bip340-secp256k1",
                    "public_key",
                    "EEFDEA4CDB677750A420FEE807EACF21EB9898AE79B9768766E4FAA04A2D4A34")
                .status())
        .isEqualTo(400);
  }

  @Test
  void bip340PublicKeysAreTheXCoordinateInHex() {
    restore("b1", 20_002, Json.object().put("ec_d", BigInteger.valueOf(3)));
    assertThat(Transit.ok(transit.get("keys/b1")).at("/keys/1/public_key").asText())
        .isEqualTo("f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9");
    String signature = transit.sign("b1", Transit.HELLO);
    assertThat(transit.verify("b1", Transit.HELLO, signature)).isTrue();
    assertThat(transit.verify("b1", Transit.base64("hallo"), signature)).isFalse();
  }

  /** The ciphertext was made by OpenBao with a key of Vault's first KDF. */
  @Test
  void theOldestKdfStillOpensWhatItSealed() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    ObjectNode policy = policy("old", 0, Json.object().put("key", key));
    policy.put("derived", true).put("kdf", 0);
    restore(policy, "old");
    assertThat(
            transit.decrypt(
                "old",
                "vault:v1:2Tcr0pMr8nT/7BTGLllOLo6osCluLNDiN6MFiWiI6ew3",
                "context",
                Transit.base64("tenant-1")))
        .isEqualTo(Transit.HELLO);
    assertThat(Transit.ok(transit.get("keys/old")).path("kdf_mode").asText())
        .isEqualTo("hmac-sha256-counter");
  }

  private static void restore(String name, int type, ObjectNode entry) {
    restore(policy(name, type, entry), name);
  }

  private static ObjectNode policy(String name, int type, ObjectNode entry) {
    entry.put("time", "2026-01-01T00:00:00Z");
    ObjectNode policy = Json.object().put("name", name).put("type", type);
    policy.put("latest_version", 1).put("min_decryption_version", 1);
    policy.putObject("keys").set("1", entry);
    return policy;
  }

  private static void restore(ObjectNode policy, String name) {
    ObjectNode document = Json.object();
    document.set("policy", policy);
    String backup = Transit.base64(Json.write(document));
    var _ = transit.done("restore/" + name, "backup", backup, "force", true);
  }

  private static String hex(String signature) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(body(signature)));
  }

  private static String body(String signature) {
    return signature.substring("vault:v1:".length());
  }

  private static String signature(String hex, Base64.Encoder encoder) {
    return "vault:v1:" + encoder.encodeToString(HexFormat.of().parseHex(hex));
  }
}
