package io.holdfast.engines.transit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificate requests, certificates beside keys. */
class CertificatesTest {
  /** Made by OpenSSL: CN = test, O = Org, and a.example as alternative name. */
  private static final String TEMPLATE =
      """
      -----BEGIN CERTIFICATE REQUEST-----
      MIH/MIGmAgEAMB0xDTALBgNVBAMMBHRlc3QxDDAKBgNVBAoMA09yZzBZMBMGByqG
      SM49AgEGCCqGSM49AwEHA0IABEn4jQkHPBEhO9Mli0TsgDfqoMYn17x3UgncE7xM
      7b64ILfsuvulh8sS4Pp4Y9Gak+VYUjzWQ3Psf2wSO/Fqd/GgJzAlBgkqhkiG9w0B
      CQ4xGDAWMBQGA1UdEQQNMAuCCWEuZXhhbXBsZTAKBggqhkjOPQQDAgNIADBFAiAM
      gNODzdhPVYueww9CyeMvvAz2arXlsKmqHlQi5tpZjgIhAJuoYzImpdFvudvCQxha
      OKzHp7b3NIc+LC979TUsUt4z
      -----END CERTIFICATE REQUEST-----
      """;

  private static final String LEAF_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEArGRj6CF7JiabNzSLHXSOsMAlKD8
      ibYVvFR3xXUVO7aGwHgdwClgmLWUgi1gtNdN0NYApv7MSZnJnnG8KXPybg==
      -----END PUBLIC KEY-----
      """;

  private static final String LEAF =
      """
      -----BEGIN CERTIFICATE-----
      MIIBJDCBywIUMperJkatF1ynBqg0L8TiwOLXz9YwCgYIKoZIzj0EAwIwDTELMAkG
      A1UEAwwCY2EwHhcNMjYxMTI4MDQ0MjQxWhcNMjYxMTMwMDQ0MjQxWjAdMQ0wCwYD
      VQQDDAR0ZXN0MQwwCgYDVQQKDANPcmcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AAQCsZGPoIXsmJps3NIsddI6wwCUoPyJthW8VHfFdRU7tobAeB3AKWCYtZSCLWC0
      103Q1gCm/sxJmcmecbwpc/JuMAoGCCqGSM49BAMCA0gAMEUCIQCzf208V8txsBlA
      WKHHdzmC3GC38YLwwkBxAHvjCfC/RAIgebm6HCQ0g7bG/R9A7CLws11BN6+AiJuB
      4ifBYEz1YNc=
      -----END CERTIFICATE-----
      """;

  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBbjCCARWgAwIBAgIUKhvyhSfRvHh1X82LPVkp0NwO4YQwCgYIKoZIzj0EAwIw
      DTELMAkGA1UEAwwCY2EwHhcNMjYxMTI4MDQ0MjQxWhcNMjYxMjAzMDQ0MjQxWjAN
      MQswCQYDVQQDDAJjYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLSI4Hlyfiux
      MpvHO7ChEcqd4zEzqsoJN7oIcwO+RpTawCVK7/d5ip3itsy3zPSvIq0VZ13vmnra
      7Zq8WJtoS4OjUzBRMB0GA1UdDgQWBBRlRp5JuZahFGBjxsfsWcFgy1ktnjAfBgNV
      HSMEGDAWgBRlRp5JuZahFGBjxsfsWcFgy1ktnjAPBgNVHRMBAf8EBTADAQH/MAoG
      CCqGSM49BAMCA0cAMEQCIBAJ8pf5YHZzI9x04NGRv6nL6ZJ88j5MMepMjnlaLjHx
      AiAgYmfI8NQR8EflWeUY0xNvi6Ju+mO0/+ThaBREsZpXyQ==
      -----END CERTIFICATE-----
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

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  @Test
  void aRequestIsSignedByItsKey() {
    transit.key("ec", "ecdsa-p256");
    JsonNode made = transit.done("keys/ec/csr");
    assertThat(made.path("type").asText()).isEqualTo("ecdsa-p256");
    byte[] request = der(made.path("csr").asText());
    // SEQUENCE of what is signed (SEQUENCE), the algorithm (12 bytes) and the signature.
    byte[] signed = Arrays.copyOfRange(request, 3, 3 + 2 + request[4]);
    byte[] rest = Arrays.copyOfRange(request, 3 + signed.length, request.length);
    byte[] signature = Arrays.copyOfRange(rest, 12 + 3, rest.length);
    String publicKey = Transit.ok(transit.get("keys/ec")).at("/keys/1/public_key").asText();
    assertThat(
            Ecdsa.verify(
                Pem.readPublic(publicKey),
                HashAlgorithm.SHA2_256,
                signed,
                signature,
                EcdsaEncoding.ASN1))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-2048", "ecdsa-p384", "ecdsa-p521", "ed25519", "ecdsa-secp256k1"})
  void keysThatSignMakeRequests(String type) {
    transit.key("k", type);
    assertThat(transit.done("keys/k/csr").path("csr").asText())
        .startsWith("-----BEGIN CERTIFICATE REQUEST-----\n")
        .endsWith("-----END CERTIFICATE REQUEST-----\n");
  }

  @Test
  void theSubjectAndTheAttributesOfATemplateAreTakenOver() {
    transit.key("ec", "ecdsa-p256");
    byte[] made = der(transit.done("keys/ec/csr", "csr", TEMPLATE).path("csr").asText());
    String text = new String(made, ISO_8859_1);
    assertThat(text).contains("test", "Org", "a.example");
  }

  @Test
  void whatIsNoTemplateNoVersionOrNoSigningKeyIsRefused() {
    transit.key("ec", "ecdsa-p256");
    transit.key("aes", "aes256-gcm96");
    assertThat(transit.post("keys/ec/csr", "csr", "junk").status()).isEqualTo(400);
    assertThat(transit.post("keys/ec/csr", "csr", LEAF).status()).isEqualTo(400);
    assertThat(transit.post("keys/ec/csr", "version", 2).status()).isEqualTo(400);
    assertThat(transit.post("keys/ec/csr", "version", -1).status()).isEqualTo(400);
    assertThat(transit.post("keys/aes/csr").status()).isEqualTo(400);
    assertThat(transit.post("keys/none/csr").status()).isEqualTo(400);
  }

  private void importLeafKey() {
    var _ = transit.done("keys/leaf/import", "type", "ecdsa-p256", "public_key", LEAF_KEY);
  }

  @Test
  void aCertificateIsShownWithItsKey() {
    importLeafKey();
    JsonNode set = transit.done("keys/leaf/set-certificate", "certificate_chain", LEAF + AUTHORITY);
    assertThat(set.path("certificate_chain").asText()).isEqualTo(LEAF + AUTHORITY);
    assertThat(Transit.ok(transit.get("keys/leaf")).at("/keys/1/certificate_chain").asText())
        .isEqualTo((LEAF + AUTHORITY).strip());
  }

  @Test
  void aChainOfAnotherKeyOrInAnotherOrderIsRefused() {
    importLeafKey();
    transit.key("other", "ecdsa-p256");
    String path = "keys/leaf/set-certificate";
    assertThat(transit.post(path).status()).isEqualTo(400);
    for (String chain :
        new String[] {"", "junk", AUTHORITY, AUTHORITY + LEAF, LEAF + LEAF, TEMPLATE}) {
      assertThat(transit.post(path, "certificate_chain", chain).status()).as(chain).isEqualTo(400);
    }
    assertThat(transit.post("keys/other/set-certificate", "certificate_chain", LEAF).errors())
        .first()
        .asString()
        .contains("version 1");
  }

  @Test
  void aCertificateIsInTheBackupOfItsKey() {
    transit.key("b", "ecdsa-p256", "exportable", true, "allow_plaintext_backup", true);
    String backup = Transit.ok(transit.get("backup/b")).path("backup").asText();
    String document = new String(Base64.getDecoder().decode(backup), UTF_8);
    String foreign =
        document.replace(
            "\"certificate_chain\":null",
            "\"certificate_chain\":[\"" + Base64.getEncoder().encodeToString(der(LEAF)) + "\"]");
    assertThat(transit.post("restore/c", "backup", Transit.base64(foreign)).errors().toString())
        .contains("not one of its key");
    var _ = transit.done("restore/d", "backup", backup);
  }

  @Test
  void certificatesEndWithTheirKey() {
    importLeafKey();
    var _ = transit.done("keys/leaf/set-certificate", "certificate_chain", LEAF);
    var _ = transit.done("keys/leaf/config", "deletion_allowed", true);
    assertThat(transit.delete("keys/leaf").status()).isEqualTo(204);
    importLeafKey();
    assertThat(Transit.ok(transit.get("keys/leaf")).at("/keys/1/certificate_chain").asText())
        .isEmpty();
  }
}
