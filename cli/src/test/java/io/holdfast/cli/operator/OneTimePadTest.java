package io.holdfast.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.command.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A new root token is readable for whoever holds its one-time password. */
class OneTimePadTest {
  @Test
  void aTokenEncodedByOpenBaoIsDecoded() {
    assertThat(
            OneTimePad.decode("FmozSlYELTsVKjFYDhU+ZxgMPR0LRnUkUxI", "eDC8fAkYbysn8lg2YMsDgsGa7U"))
        .isEqualTo("s.pr0EFbwSB66yYUAANYl52EdG");
  }

  @Test
  void everyLengthGoesThereAndBack() {
    for (int length = 1; length < 40; length++) {
      String otp = OneTimePad.generate(length);
      assertThat(otp).matches("[0-9A-Za-z]{" + length + "}");
      String token = "t".repeat(length);
      byte[] sealed = token.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < length; i++) {
        sealed[i] ^= (byte) otp.charAt(i);
      }
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(sealed);
      assertThat(OneTimePad.decode(encoded, otp)).isEqualTo(token);
    }
  }

  @Test
  void aWrongLengthIsToldWithoutTheToken() {
    assertThatThrownBy(() -> OneTimePad.decode("AAAA", "x"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("3 bytes");
    assertThatThrownBy(() -> OneTimePad.decode("?", "x")).isInstanceOf(Failure.class);
  }
}
