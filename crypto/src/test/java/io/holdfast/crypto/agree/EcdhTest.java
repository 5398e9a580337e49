package io.holdfast.crypto.agree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.sign.Ecdsa;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcdhTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] agreed(byte[] pkcs8, byte[] spki) {
    try (SecretBytes shared = Ecdh.agree(pkcs8, spki)) {
      return shared.use(byte[]::clone);
    }
  }

  /** NIST's CAVP, "ECC CDH Primitive", P-256, count 0. */
  @Test
  void theSecretIsTheOneOfNistsVector() {
    byte[] own =
        EcKeys.toPkcs8(
            EcCurve.P256, hex("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534"));
    byte[] other =
        EcKeys.toSpki(
            EcCurve.P256,
            hex(
                "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
                    + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac"));
    assertThat(agreed(own, other))
        .isEqualTo(hex("46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SECP256K1")
  void bothPartiesAgree(EcCurve curve) {
    byte[] one = Ecdsa.generate(curve);
    byte[] two = Ecdsa.generate(curve);
    assertThat(agreed(one, Ecdsa.publicKey(two)))
        .isEqualTo(agreed(two, Ecdsa.publicKey(one)))
        .hasSize(curve.size());
  }

  @Test
  void keysOfTwoCurvesDoNotAgree() {
    byte[] own = Ecdsa.generate(EcCurve.P256);
    byte[] other = Ecdsa.publicKey(Ecdsa.generate(EcCurve.P384));
    assertThatExceptionOfType(CryptoException.class).isThrownBy(() -> Ecdh.agree(own, other));
  }
}
