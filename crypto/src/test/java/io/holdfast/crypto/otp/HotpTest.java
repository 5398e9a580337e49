package io.holdfast.crypto.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HotpTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

  /** RFC 4226, appendix D. */
  @Test
  void theCountersOfTheRfcHaveTheirCodes() {
    List<String> codes =
        List.of(
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489");
    for (int counter = 0; counter < codes.size(); counter++) {
      assertThat(Hotp.code(KEY, OtpAlgorithm.SHA1, 6, counter)).isEqualTo(codes.get(counter));
    }
  }

  /** RFC 4226, appendix D: 1284755224 is what the first code is cut from. */
  @Test
  void longerCodesAreCutFromTheSameNumber() {
    assertThat(Hotp.code(KEY, OtpAlgorithm.SHA1, 7, 0)).isEqualTo("4755224");
    assertThat(Hotp.code(KEY, OtpAlgorithm.SHA1, 8, 0)).isEqualTo("84755224");
  }
}
