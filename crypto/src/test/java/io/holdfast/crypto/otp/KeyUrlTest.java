package io.holdfast.crypto.otp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyUrlTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

  @Test
  void aUrlHasAllThatAnAppNeeds() {
    Totp totp = new Totp(OtpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
    KeyUrl url = KeyUrl.of("Big Bank: loans", "me+you@example.com", KEY, totp);
    assertThat(url.text())
        .isEqualTo(
            "otpauth://totp/Big%20Bank%3A%20loans:me%2Byou%40example.com?algorithm=SHA256&digits=8"
                + "&issuer=Big%20Bank%3A%20loans&period=60&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(url.toString()).doesNotContain("GEZD");
  }

  /** The example of the key URI format. */
  @Test
  void theUrlOfAnotherServiceIsRead() {
    KeyUrl url =
        KeyUrl.parse(
            "otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ"
                + "&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30");
    assertThat(url.issuer()).contains("ACME Co");
    assertThat(url.account()).isEqualTo("john.doe@email.com");
    assertThat(url.secret()).isEqualTo("HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ");
    assertThat(url.algorithm()).contains(OtpAlgorithm.SHA1);
    assertThat(url.digits()).hasValue(6);
    assertThat(url.period()).contains(Duration.ofSeconds(30));
  }

  @Test
  void theIssuerMayStandBeforeTheAccountAlone() {
    KeyUrl url = KeyUrl.parse("otpauth://totp/Acme:%20beta+1?secret=GEZA");
    assertThat(url.issuer()).contains("Acme");
    assertThat(url.account()).isEqualTo("beta+1");
    assertThat(url.digits()).isEmpty();
    assertThat(KeyUrl.parse("otpauth://totp/beta?secret=GEZA").issuer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/?secret=GEZA",
        "otpauth://hotp/a?secret=GEZA&counter=1",
        "otpauth://totp/a?secret=GEZA&digits=six",
        "otpauth://totp/a?secret=GEZA&period=-30",
        "otpauth://totp/a?secret=GEZA&period=99999999999999999999",
        "otpauth://totp/a%2?secret=GEZA",
        "otpauth://totp/a?secret=GEZA&algorithm=MD5"
      })
  void whatIsNoUrlOfTotpIsRefused(String url) {
    assertThatThrownBy(() -> KeyUrl.parse(url))
        .isInstanceOf(CryptoException.class)
        .hasMessageNotContaining("GEZA");
  }
}
