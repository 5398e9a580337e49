package io.holdfast.crypto.kdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Wycheproof;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KdfTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void hkdfAgreesWithRfc5869() {
    byte[] okm =
        Hkdf.deriveSha256(
            HEX.parseHex("0b".repeat(22)),
            HEX.parseHex("000102030405060708090a0b0c"),
            HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
            42);
    assertThat(HEX.formatHex(okm))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void hkdfAgreesWithWycheproof() {
    Wycheproof.check(
        "hkdf_sha256_test.json",
        86,
        one -> true,
        one -> {
          try {
            byte[] okm =
                Hkdf.deriveSha256(
                    one.hex("ikm"),
                    one.hex("salt"),
                    one.hex("info"),
                    one.test().get("size").asInt());
            return Arrays.equals(okm, one.hex("okm"));
          } catch (CryptoException tooLong) {
            return false;
          }
        });
  }

  @Test
  void pbkdf2AgreesWithIndependentImplementations() {
    assertThat(HEX.formatHex(Pbkdf2.hmacSha512(ascii("password"), ascii("salt"), 4096, 64)))
        .isEqualTo(
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
                + "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5");
    assertThat(
            HEX.formatHex(
                Pbkdf2.derive(HashAlgorithm.SHA2_256, ascii("password"), ascii("salt"), 2, 40)))
        .isEqualTo(
            "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43830651afcb5c862f");
  }

  @Test
  void pbkdf2GivesTheSeedOfABip39Mnemonic() {
    byte[] mnemonic = ascii("abandon ".repeat(11) + "about");
    assertThat(HEX.formatHex(Pbkdf2.hmacSha512(mnemonic, ascii("mnemonicTREZOR"), 2048, 64)))
        .isEqualTo(
            "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e5349553"
                + "1f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04");
  }

  @Test
  void pbkdf2WithoutAnIterationIsRefused() {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Pbkdf2.hmacSha512(ascii("a"), ascii("b"), 0, 64))
        .withMessageContaining("at least 1 iteration");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(UTF_8);
  }
}
