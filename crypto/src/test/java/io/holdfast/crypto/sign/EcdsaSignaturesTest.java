package io.holdfast.crypto.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignaturesTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @ValueSource(ints = {32, 48, 66})
  void derAndFixedSizeSayTheSame(int fieldSize) {
    for (int i = 0; i < 300; i++) {
      byte[] fixed = Randomness.bytes(2 * fieldSize);
      Arrays.fill(fixed, 0, i % fieldSize, (byte) 0);
      byte[] der = EcdsaSignatures.toDer(fixed, fieldSize);
      assertThat(EcdsaSignatures.fromDer(der, fieldSize)).isEqualTo(fixed);
    }
  }

  @Test
  void smallNumbersHaveTheirShortestForm() {
    byte[] fixed = new byte[64];
    fixed[31] = 1;
    fixed[63] = (byte) 0x80;
    assertThat(HEX.formatHex(EcdsaSignatures.toDer(fixed, 32))).isEqualTo("300702010102020080");
  }

  @ParameterizedTest
  @CsvSource({
    "'',it ends at byte 0",
    "31060201010201 01,expected tag 0x30",
    "30,it ends at byte 1",
    "3006020101,its length does not cover the whole signature",
    "300602010102010100,its length does not cover the whole signature",
    "30810602010102 0101,not minimal",
    "308006020101020101,not minimal",
    "3006030101020101,expected tag 0x02 at byte 2",
    "3006020181020101,negative",
    "300702020001020101,not minimal",
    "30050200020101,has no room",
    "3006020101020201,has no room",
    "3009020101020101020101,bytes follow s"
  })
  void anythingButStrictDerIsRefused(String hex, String why) {
    byte[] der = HEX.parseHex(hex.replace(" ", ""));
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> EcdsaSignatures.fromDer(der, 32))
        .withMessageContaining(why);
  }

  @Test
  void aNumberThatTheFieldCannotHoldIsRefused() {
    byte[] wide = new byte[132];
    wide[0] = 1;
    wide[131] = 1;
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> EcdsaSignatures.fromDer(EcdsaSignatures.toDer(wide, 66), 32))
        .withMessageContaining("larger than the curve's order");
  }

  @Test
  void whateverBytesComeAreAnsweredOrRefused() {
    for (int i = 0; i < 20_000; i++) {
      byte[] der = Randomness.bytes(Randomness.below(12));
      if (der.length > 2) {
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 0x02;
      }
      try {
        byte[] fixed = EcdsaSignatures.fromDer(der, 32);
        assertThat(EcdsaSignatures.toDer(fixed, 32)).isEqualTo(der);
      } catch (CryptoException refused) {
        assertThat(refused).hasMessageStartingWith("signature is not strict DER: ");
      }
    }
  }
}
