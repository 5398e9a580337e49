package io.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("f9fafbfcfdfeff000102030405060708090a0b0c0d0e0f101112131415161718");

  @TempDir Path directory = Path.of("");

  @Test
  void aFileMayHoldTheKeyRawInHexadecimalOrInBase64() throws IOException {
    String hex = HexFormat.of().formatHex(KEY) + "\n";
    String base64 = Base64.getEncoder().encodeToString(KEY) + "\n";
    assertHoldsKey(Files.write(directory.resolve("raw"), KEY));
    assertHoldsKey(Files.writeString(directory.resolve("hex"), hex));
    assertHoldsKey(Files.writeString(directory.resolve("base64"), base64));
  }

  private static void assertHoldsKey(Path file) {
    try (SecretBytes key = SecretReference.parse("file://" + file).key(32, Map.of())) {
      assertThat(key.sameAs(KEY)).isTrue();
    }
  }

  @Test
  void aVariableOrTheConfigurationItselfMayHoldTheKey() {
    String hex = HexFormat.of().formatHex(KEY);
    try (SecretBytes fromEnvironment =
            SecretReference.parse("env://KEY").key(32, Map.of("KEY", hex));
        SecretBytes inline = SecretReference.parse(hex).key(32, Map.of())) {
      assertThat(fromEnvironment.sameAs(KEY)).isTrue();
      assertThat(inline.sameAs(KEY)).isTrue();
    }
  }

  @Test
  void anErrorSaysWhatIsMissingAndNeverTheKey() {
    assertThatThrownBy(() -> SecretReference.parse("env://NONE").key(32, Map.of()))
        .hasMessage("the environment variable NONE is not set");
    assertThatThrownBy(() -> SecretReference.parse("file:///no/key").key(32, Map.of()))
        .hasMessage("the key file /no/key cannot be read");
    assertThatThrownBy(() -> SecretReference.parse("too-short").key(32, Map.of()))
        .hasMessageContaining("32 bytes")
        .hasMessageNotContaining("too-short");
  }
}
