package io.holdfast.crypto.mac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.Wycheproof;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HmacTest {
  private static final byte[] JEFE = "Jefe".getBytes(UTF_8);
  private static final byte[] QUESTION = "what do ya want for nothing?".getBytes(UTF_8);

  @Test
  void hmacSha256AgreesWithRfc4231() {
    String expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    try (HmacSha256 hmac = new HmacSha256(JEFE)) {
      assertThat(hmac.hex(QUESTION)).isEqualTo(expected);
      assertThat(hmac.hex(QUESTION)).as("the second use").isEqualTo(expected);
      assertThat(HmacSha256.mac(JEFE, QUESTION)).isEqualTo(hmac.mac(QUESTION));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyHashAgreesWithThePlatform(HashAlgorithm hash) throws GeneralSecurityException {
    Mac platform = Mac.getInstance(hash.hmacName());
    platform.init(new SecretKeySpec(JEFE, "RAW"));
    byte[] expected = platform.doFinal(QUESTION);
    assertThat(expected).hasSize(hash.size());
    assertThat(Hmac.mac(hash, JEFE, QUESTION)).isEqualTo(expected);
    try (Hmac hmac = new Hmac(hash, JEFE)) {
      assertThat(hmac.mac(QUESTION)).isEqualTo(expected);
      assertThat(hmac.verify(QUESTION, expected)).isTrue();
      expected[0] ^= 1;
      assertThat(hmac.verify(QUESTION, expected)).isFalse();
      assertThat(hmac.verify(QUESTION, Arrays.copyOf(expected, 4))).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hmac_sha256_test.json,SHA2_256",
    "hmac_sha384_test.json,SHA2_384",
    "hmac_sha512_test.json,SHA2_512"
  })
  void hmacAgreesWithWycheproof(String file, HashAlgorithm hash) {
    Wycheproof.check(
        file,
        170,
        one -> true,
        one ->
            Arrays.equals(
                Arrays.copyOf(
                    Hmac.mac(hash, one.hex("key"), one.hex("msg")), one.groupInt("tagSize") / 8),
                one.hex("tag")));
  }

  @Test
  void anEmptyKeyIsAKey() {
    try (SecretBytes empty = SecretBytes.copyOf(new byte[0]);
        HmacSha256 hmac = HmacSha256.of(empty)) {
      assertThat(hmac.hex(new byte[0]))
          .isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }
  }

  @Test
  void aClosedKeyIsUnusable() {
    HmacSha256 hmac = new HmacSha256(JEFE);
    byte[] tag = hmac.mac(QUESTION);
    hmac.close();
    assertThatIllegalStateException().isThrownBy(() -> hmac.mac(QUESTION));
    assertThatIllegalStateException().isThrownBy(() -> hmac.verify(QUESTION, tag));
  }

  @Test
  void itsTextTellsNoKey() {
    try (Hmac hmac = new Hmac(HashAlgorithm.SHA3_256, JEFE)) {
      assertThat(hmac).hasToString("Hmac[sha3-256]");
    }
  }
}
