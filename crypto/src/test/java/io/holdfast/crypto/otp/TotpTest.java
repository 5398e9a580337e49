package io.holdfast.crypto.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Totp SIX = new Totp(OtpAlgorithm.SHA1, 6, PERIOD);
  private static final byte[] KEY = key(20);

  private static byte[] key(int size) {
    return "1234567890".repeat(7).substring(0, size).getBytes(US_ASCII);
  }

  /** RFC 6238, appendix B; its keys have the length of the hash (erratum 2866). */
  @ParameterizedTest
  @CsvSource({
    "59, SHA1, 94287082", "59, SHA256, 46119246", "59, SHA512, 90693936",
    "1111111109, SHA1, 07081804", "1111111109, SHA256, 68084774", "1111111109, SHA512, 25091201",
    "1111111111, SHA1, 14050471", "1111111111, SHA256, 67062674", "1111111111, SHA512, 99943326",
    "1234567890, SHA1, 89005924", "1234567890, SHA256, 91819424", "1234567890, SHA512, 93441116",
    "2000000000, SHA1, 69279037", "2000000000, SHA256, 90698825", "2000000000, SHA512, 38618901",
    "20000000000, SHA1, 65353130", "20000000000, SHA256, 77737706", "20000000000, SHA512, 47863826"
  })
  void theMomentsOfTheRfcHaveTheirCodes(long second, OtpAlgorithm algorithm, String code) {
    int size =
        switch (algorithm) {
          case SHA1 -> 20;
          case SHA256 -> 32;
          case SHA512 -> 64;
        };
    Totp totp = new Totp(algorithm, 8, PERIOD);
    assertThat(totp.code(key(size), Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void aCodeIsFoundInItsStepAndItsNeighboursOnly() {
    Instant made = Instant.ofEpochSecond(1_111_111_109);
    String code = SIX.code(KEY, made);
    long step = SIX.step(made);
    assertThat(SIX.matchingSteps(KEY, code, made, 0)).containsExactly(step);
    assertThat(SIX.matchingSteps(KEY, code, made.plus(PERIOD), 1)).containsExactly(step);
    assertThat(SIX.matchingSteps(KEY, code, made.minus(PERIOD), 1)).containsExactly(step);
    assertThat(SIX.matchingSteps(KEY, code, made.plus(PERIOD), 0)).isEmpty();
    assertThat(SIX.matchingSteps(KEY, code, made.plus(PERIOD.multipliedBy(2)), 1)).isEmpty();
    assertThat(SIX.matchingSteps(KEY, "000000", made, 1)).isEmpty();
    assertThat(SIX.matchingSteps(KEY, code + "0", made, 1)).isEmpty();
    assertThat(SIX.matchingSteps(KEY, "", made, 1)).isEmpty();
  }

  @Test
  void nothingIsBeforeTheFirstStep() {
    Instant beginning = Instant.ofEpochSecond(1);
    assertThat(SIX.matchingSteps(KEY, "755224", beginning, 1)).containsExactly(0L);
    assertThat(SIX.end(beginning)).isEqualTo(Instant.ofEpochSecond(30));
  }

  @Test
  void otherDigitsAndPeriodsAreNamed() {
    assertThatThrownBy(() -> new Totp(OtpAlgorithm.SHA1, 7, PERIOD))
        .isInstanceOf(CryptoException.class)
        .hasMessage("digits must be 6 or 8, not 7");
    assertThatThrownBy(() -> new Totp(OtpAlgorithm.SHA1, 6, Duration.ZERO))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("period");
    assertThatThrownBy(() -> new Totp(OtpAlgorithm.SHA1, 6, Duration.ofMillis(1500)))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("period");
    assertThatThrownBy(() -> OtpAlgorithm.named("MD5"))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("SHA256");
  }
}
