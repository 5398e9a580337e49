package io.holdfast.crypto.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is known again in whatever form it was written, and only under the key. */
class SecretFingerprintTest {
  private static final String SENTENCE =
      "legal winner thank year wave sausage worth useful legal winner thank yellow";

  private final SecretFingerprint fingerprint =
      new SecretFingerprint(SecretBytes.copyOf(new byte[32]));

  private String of(String value) {
    return fingerprint.of(value.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  legal winner thank year wave sausage worth useful legal winner thank yellow\n",
        "LEGAL winner thank year wave sausage worth useful legal winner thank yellow",
        "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow",
        "[\"legal\",\"winner\",\"thank\",\"year\",\"wave\",\"sausage\",\"worth\",\"useful\",\"legal\",\"winner\",\"thank\",\"yellow\"]"
      })
  void theLayoutOfASentenceDoesNotCount(String written) {
    assertThat(of(written)).isEqualTo(of(SENTENCE));
  }

  @Test
  void lineEndsOfPemAndTheCaseOfHexDoNotCount() {
    String head = "-----BEGIN " + "PRIVATE KEY-----";
    String foot = "-----END " + "PRIVATE KEY-----";
    assertThat(of(head + "\nAAAA\nBBBB\n" + foot + "\n"))
        .isEqualTo(of(head + "\\nAAAABBBB\\n" + foot));
    assertThat(of("0x" + "AB".repeat(16))).isEqualTo(of("ab".repeat(16)));
  }

  @Test
  void allElseIsWhatItIs() {
    assertThat(of("Pass")).isNotEqualTo(of("pass"));
    assertThat(of("a b")).isNotEqualTo(of("a  b"));
    assertThat(fingerprint.of(new byte[] {(byte) 0xff})).hasSize(64);
  }

  @Test
  void anotherKeyGivesAnotherFingerprintAndTellsSo() {
    byte[] key = new byte[32];
    key[0] = 1;
    SecretFingerprint other = new SecretFingerprint(SecretBytes.take(key));
    assertThat(other.of(new byte[] {1})).isNotEqualTo(fingerprint.of(new byte[] {1}));
    assertThat(other.keyId()).isNotEqualTo(fingerprint.keyId());
  }
}
