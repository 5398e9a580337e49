package io.holdfast.crypto.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Wycheproof;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MESSAGE = "checkpoint".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
  })
  void signingAgreesWithRfc8032(String seed, String publicKey, String message, String signature) {
    byte[] seedBytes = HEX.parseHex(seed);
    byte[] messageBytes = HEX.parseHex(message);
    assertThat(HEX.formatHex(Ed25519.publicKey(seedBytes))).isEqualTo(publicKey);
    assertThat(HEX.formatHex(Ed25519.sign(seedBytes, messageBytes))).isEqualTo(signature);
    assertThat(Ed25519.verify(HEX.parseHex(publicKey), messageBytes, HEX.parseHex(signature)))
        .isTrue();
  }

  @Test
  void verificationAgreesWithWycheproof() {
    Wycheproof.check(
        "ed25519_test.json",
        150,
        one -> true,
        one ->
            Ed25519.verify(
                HEX.parseHex(one.group().get("publicKey").get("pk").asText()),
                one.hex("msg"),
                one.hex("sig")));
  }

  @Test
  void aSignerSignsManyMessages() {
    byte[] seed = Ed25519.generateSeed();
    byte[] publicKey = Ed25519.publicKey(seed);
    try (Signer signer = Ed25519.signer(seed)) {
      for (int i = 0; i < 20; i++) {
        byte[] message = new byte[i];
        byte[] signature = signer.sign(message);
        assertThat(signature).isEqualTo(Ed25519.sign(seed, message));
        assertThat(Ed25519.verify(publicKey, message, signature)).isTrue();
        assertThat(Ed25519.verify(publicKey, MESSAGE, signature)).isFalse();
      }
    }
  }

  @Test
  void aClosedSignerIsUnusableAndTellsNothing() {
    Signer signer = Ed25519.signer(Ed25519.generateSeed());
    assertThat(signer.toString()).doesNotContainPattern("[0-9a-f]{16}");
    signer.close();
    assertThatIllegalStateException().isThrownBy(() -> signer.sign(MESSAGE));
  }

  @Test
  void whatIsNoPublicKeyVerifiesNothing() {
    byte[] notAPoint = new byte[32];
    notAPoint[0] = 2;
    byte[] neutralElement = new byte[32];
    neutralElement[0] = 1;
    assertThat(Ed25519.isValidPublicKey(notAPoint)).isFalse();
    assertThat(Ed25519.isValidPublicKey(neutralElement)).isFalse();
    assertThat(Ed25519.isValidPublicKey(Ed25519.publicKey(new byte[32]))).isTrue();
    assertThat(Ed25519.verify(notAPoint, MESSAGE, new byte[64])).isFalse();
  }

  @Test
  void keysOfAnotherSizeAreRefused() {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Ed25519.sign(new byte[64], MESSAGE))
        .withMessage("Ed25519 seed must have 32 bytes, not 64");
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Ed25519.verify(new byte[31], MESSAGE, new byte[64]))
        .withMessage("Ed25519 public key must have 32 bytes, not 31");
    assertThat(Ed25519.verify(new byte[32], MESSAGE, new byte[63])).isFalse();
  }
}
