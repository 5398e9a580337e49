package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong request gets 400 and an error that says what was wrong; none gets a 5xx. */
class BadInputTest {
  private static final String P = "\"plaintext\":\"aGVsbG8=\"";

  private static Transit transit;

  @BeforeAll
  static void start() {
    transit = new Transit();
    transit.key("aes", "aes256-gcm96");
    transit.key("der", "aes256-gcm96", "derived", true);
    transit.key("conv", "aes256-gcm96", "derived", true, "convergent_encryption", true);
    transit.key("ed", "ed25519");
    transit.key("edder", "ed25519", "derived", true, "exportable", true);
    transit.key("ec", "ecdsa-p256");
    transit.key("rsa", "rsa-2048", "exportable", true);
    transit.key("k1", "ecdsa-secp256k1");
    transit.key("b340", "bip340-secp256k1");
    transit.key("mac", "hmac", "key_size", 32);
  }

  @AfterAll
  static void stop() {
    transit.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          keys/x|{"type":"des"}|unknown key type
          keys/x|{"type":"hmac"}|key_size
          keys/x|{"type":"hmac","key_size":31}|key_size
          keys/x|{"type":"hmac","key_size":513}|key_size
          keys/x|{"type":"aes256-gcm96","key_size":32}|key_size
          keys/x|{"type":"rsa-2048","derived":true}|not supported
          keys/x|{"type":"ed25519","derived":true,"convergent_encryption":true}|not supported
          keys/x|{"convergent_encryption":true}|requires derivation
          keys/x|{"auto_rotate_period":"59m"}|at least an hour
          keys/x|{"auto_rotate_period":"-1h"}|negative
          keys/x|{"derived":"perhaps"}|derived
          encrypt/aes|{}|missing plaintext
          encrypt/aes|{"plaintext":"not base64!"}|base64
          encrypt/aes|{"plaintext":"aGVsbG8"}|base64
          encrypt/aes|{"plaintext":["aGVsbG8="]}|plaintext
          encrypt/aes|{%s,"key_version":2}|higher than the latest
          encrypt/aes|{%s,"key_version":-1}|negative
          encrypt/aes|{%s,"key_version":99999999999999}|higher than the latest
          encrypt/aes|{%s,"nonce":"AAAAAAAAAAAAAAAA"}|nonce
          encrypt/aes|{%s,"associated_data":"%%"}|associated_data
          encrypt/der|{%s}|context
          encrypt/der|{%s,"context":"*"}|context
          encrypt/conv|{%s}|context
          encrypt/rsa|{%s,"associated_data":"aGVsbG8="}|non-AEAD
          encrypt/ed|{%s}|not supported
          encrypt/mac|{%s}|not supported
          encrypt/new|{%s,"type":"rsa-2048"}|not supported
          encrypt/new|{%s,"type":"des"}|unknown key type
          encrypt/new|{%s,"convergent_encryption":true}|context
          encrypt/aes|{"batch_input":[]}|missing batch input
          encrypt/aes|{"batch_input":"text"}|batch
          encrypt/aes|{"batch_input":[5]}|[0]
          encrypt/aes|{"batch_input":[{"plaintext":5}]}|[0].plaintext
          encrypt/aes|{"batch_input":[{%s,"key_version":"1"}]}|[0].key_version
          encrypt/aes|{"batch_input":[{%s,"reference":5}]}|[0].reference
          encrypt/aes|{"batch_input":[{}]}|missing plaintext
          decrypt/aes|{}|missing ciphertext
          decrypt/aes|{"ciphertext":""}|missing ciphertext
          decrypt/aes|{"ciphertext":"v1:AAAA"}|no prefix
          decrypt/aes|{"ciphertext":"vault:v1AAAA"}|number of fields
          decrypt/aes|{"ciphertext":"vault:vx:AAAA"}|version
          decrypt/aes|{"ciphertext":"vault:v-1:AAAA"}|too old
          decrypt/aes|{"ciphertext":"vault:v2:AAAA"}|too new
          decrypt/aes|{"ciphertext":"vault:v1:A"}|base64
          decrypt/aes|{"ciphertext":"vault:v1:AAAA"}|authenticate
          decrypt/rsa|{"ciphertext":"vault:v1:AAAA"}|decrypt
          decrypt/none|{"ciphertext":"vault:v1:AAAA"}|none
          rewrap/aes|{}|missing ciphertext
          datakey/other/aes|{}|plaintext
          datakey/plaintext/aes|{"bits":100}|bits
          datakey/plaintext/ed|{}|not supported
          sign/aes|{}|does not support signing
          sign/none|{}|none
          sign/ed|{"input":"%%"}|input
          sign/ed|{"key_version":5}|higher than the latest
          sign/edder|{"input":"aGVsbG8="}|context
          sign/ec|{"hash_algorithm":"md5"}|hash
          sign/ec/md5|{}|hash
          sign/ec|{"hash_algorithm":"none"}|none requires
          sign/ec|{"marshaling_algorithm":"xml"}|marshaling
          sign/rsa|{"signature_algorithm":"dsa"}|signature_algorithm
          sign/rsa|{"salt_length":"much"}|salt
          sign/rsa|{"salt_length":"-2"}|salt
          sign/rsa|{"salt_length":"250"}|salt
          sign/rsa|{"input":"aGVsbG8=","prehashed":true}|32 bytes
          sign/k1|{"input":"aGVsbG8=","prehashed":true}|32 bytes
          sign/b340|{"input":"aGVsbG8=","prehashed":true}|32 bytes
          sign/b340|{"input":"aGVsbG8=","hash_algorithm":"sha2-512"}|sha2-256
          verify/ed|{"input":"aGVsbG8="}|neither
          verify/ed|{"signature":"vault:v1:AAAA","hmac":"vault:v1:AAAA"}|one of
          verify/ed|{"signature":"AAAA"}|no prefix
          verify/ed|{"signature":"vault:v0:AAAA"}|too old
          verify/ed|{"signature":"vault:v1:A"}|base64
          verify/ec|{"signature":"vault:v1:AAAA"}|DER
          verify/ec|{"signature":"vault:v1:MAYCAQECAQEA"}|DER
          verify/k1|{"signature":"vault:v1:MIAGAgEBAgEB"}|DER
          verify/aes|{"hmac":"vault:v2:AAAA"}|too new
          verify/aes|{"hmac":"vault:v1:AAAA","hash_algorithm":"none"}|none
          hmac/aes|{}|missing input
          hmac/aes|{"input":"%%"}|input
          hmac/aes|{"input":"","algorithm":"md5"}|hash
          hmac/aes|{"input":"","key_version":7}|higher than the latest
          hash|{}|input missing
          hash/md4|{"input":""}|md4
          hash|{"input":"","algorithm":"sha1"}|sha1
          hash|{"input":"","format":"binary"}|format
          random/0|{}|less than 1
          random/131073|{}|more than
          random/abc|{}|number
          random/moon/8|{}|source
          random|{"bytes":-5}|less than 1
          random|{"format":"binary"}|format
          keys/aes/config|{"min_decryption_version":2}|latest key version is 1
          keys/aes/config|{"min_decryption_version":-1}|negative
          keys/aes/config|{"min_encryption_version":-1}|negative
          keys/none/config|{}|none
          keys/none/rotate|{}|none
          keys/aes/trim|{}|missing
          keys/aes/trim|{"min_available_version":0}|positive
          keys/aes/trim|{"min_available_version":1}|minimum encryption version
          keys/x/import|{}|ciphertext
          keys/x/import|{"type":"ed25519"}|public_key
          keys/x/import|{"type":"ed25519","public_key":"nonsense"}|PEM
          keys/x/import|{"type":"aes256-gcm96","public_key":"nonsense"}|ciphertext
          keys/x/import|{"type":"ed25519","ciphertext":"AAAA"}|wrapping_key
          keys/x/import|{"ciphertext":"AAAA","hash_function":"MD5"}|hash function
          keys/x/import|{"convergent_encryption":true,"ciphertext":"AAAA"}|convergent
          keys/x/import|{"auto_rotate_period":"2h","ciphertext":"AAAA"}|allow_rotation
          keys/aes/import|{"ciphertext":"AAAA"}|existing key
          keys/aes/import_version|{"ciphertext":"AAAA"}|imported key
          keys/none/import_version|{"ciphertext":"AAAA"}|none
          restore|{}|backup
          restore/x|{"backup":"%%%%"}|backup
          restore/x|{"backup":"bm8="}|backup
          restore/x|{"backup":"e30="}|policy
          restore/a/b|{"backup":"eyJwb2xpY3kiOnsidHlwZSI6MH19"}|path
          restore/x|{"backup":"eyJwb2xpY3kiOnsidHlwZSI6NDJ9fQ=="}|key type
          restore/x|{"backup":"eyJwb2xpY3kiOnsidHlwZSI6MH19"}|versions
          cache-config|{"size":5}|size
          """)
  void isRefusedByName(String path, String json, String says) {
    String body = json.replace("%s", P).replace("%%", "%");
    isRefused(transit.core().write("t/" + path, body), says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          export/foo/rsa|export type
          export/signing-key/rsa?format=raw|format
          export/signing-key/rsa?format=xml|format
          export/signing-key/rsa/9|version
          export/signing-key/rsa/x|version
          export/encryption-key/edder|export type
          export/encryption-key/aes|not exportable
          export/public-key/edder|context
          export/certificate-chain/rsa|certificate
          backup/none|none
          byok-export/none/rsa|none
          byok-export/rsa/none|none
          byok-export/ec/rsa|RSA
          byok-export/rsa/aes|not exportable
          """)
  void aReadIsRefusedByName(String path, String says) {
    int query = path.indexOf("?format=");
    isRefused(
        query < 0
            ? transit.get(path)
            : transit.get(
                path.substring(0, query), "format", path.substring(query + "?format=".length())),
        says);
  }

  /** As in Vault, whose clients look for this status. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rsa|plaintext backup
          aes|exporting
          """)
  void aBackupThatTheKeyDoesNotAllowIsA500(String key, String says) {
    isRefused(500, transit.get("backup/" + key), says);
  }

  private static void isRefused(Reply reply, String says) {
    isRefused(400, reply, says);
  }

  private static void isRefused(int status, Reply reply, String says) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    assertThat(String.join(" ", reply.errors())).contains(says);
  }
}
