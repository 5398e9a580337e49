package io.holdfast.crypto.aead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AesKeyWrapTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEK =
      HEX.parseHex("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8");
  private static final byte[] KEY = HEX.parseHex("c37b7e6492584340bed12207808941155068f738");
  private static final byte[] WRAPPED =
      HEX.parseHex("138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a");

  @Test
  void wrappingAgreesWithRfc5649() {
    assertThat(AesKeyWrap.wrap(KEK, KEY)).isEqualTo(WRAPPED);
    assertThat(AesKeyWrap.unwrap(KEK, WRAPPED)).isEqualTo(KEY);
  }

  @Test
  void aDamagedKeyIsNotUnwrapped() {
    byte[] damaged = WRAPPED.clone();
    damaged[9] ^= 1;
    assertThatExceptionOfType(AeadException.class)
        .isThrownBy(() -> AesKeyWrap.unwrap(KEK, damaged));
    assertThatExceptionOfType(AeadException.class)
        .isThrownBy(() -> AesKeyWrap.unwrap(KEK, new byte[3]));
  }

  @Test
  void aWrappingKeyOfAnotherSizeIsRefused() {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> AesKeyWrap.wrap(new byte[20], KEY))
        .withMessage("AES key must have 16, 24 or 32 bytes, not 20");
  }
}
