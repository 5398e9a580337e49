package io.holdfast.crypto.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base32Test {
  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY======",
    "fo, MZXQ====",
    "foo, MZXW6===",
    "foob, MZXW6YQ=",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI======"
  })
  void theTextsOfTheRfcAreWrittenAndRead(String text, String base32) {
    String unpadded = base32.replace("=", "");
    assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(unpadded);
    assertThat(Base32.decode(base32)).asString(US_ASCII).isEqualTo(text);
    assertThat(Base32.decode(unpadded)).asString(US_ASCII).isEqualTo(text);
    assertThat(Base32.decode(unpadded.toLowerCase(Locale.ROOT))).asString(US_ASCII).isEqualTo(text);
  }

  @Test
  void whateverWasWrittenIsReadAgain() {
    for (int size = 0; size < 70; size++) {
      byte[] bytes = Randomness.bytes(size);
      assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base32!", "A", "MZXW6YTBO", "MZ=XQ", "MZXW6YTÄ", "M1"})
  void anythingElseIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> Base32.decode(text))
        .isInstanceOf(CryptoException.class)
        .hasMessageStartingWith("not base 32")
        .hasMessageNotContaining(text.length() > 1 ? text : "\0");
  }
}
