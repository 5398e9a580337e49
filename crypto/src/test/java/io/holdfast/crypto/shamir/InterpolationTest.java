package io.holdfast.crypto.shamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  @Test
  void aLineGoesOnWhereItsTwoPointsLead() {
    // 0x42 + 0x13 x, at 1 and 2; at 0x80 the product is 0x8e reduced by the field's polynomial.
    int[] xs = {1, 2};
    List<byte[]> values = List.of(new byte[] {0x42 ^ 0x13}, new byte[] {0x42 ^ 0x26});
    assertThat(Interpolation.at(0, xs, values)).containsExactly(0x42);
    assertThat(Interpolation.at(0x80, xs, values))
        .containsExactly(0x42 ^ Gf256.multiply(0x13, 0x80));
  }

  @Test
  void atAGivenPointItsOwnValueComesBack() {
    int[] xs = {0, 255, 254};
    List<byte[]> values = List.of(new byte[] {1, 9}, new byte[] {2, 8}, new byte[] {3, 7});
    for (int i = 0; i < xs.length; i++) {
      assertThat(Interpolation.at(xs[i], xs, values)).isEqualTo(values.get(i));
    }
  }

  @Test
  void whatIsNoSetOfPointsIsRefused() {
    byte[] one = {1};
    assertThatThrownBy(() -> Interpolation.at(0, new int[] {}, List.of()))
        .isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> Interpolation.at(0, new int[] {1}, List.of(one, one)))
        .hasMessageContaining("a value for each x");
    assertThatThrownBy(() -> Interpolation.at(0, new int[] {7, 7}, List.of(one, one)))
        .hasMessageContaining("point 2 repeats");
    assertThatThrownBy(() -> Interpolation.at(0, new int[] {7, 8}, List.of(one, new byte[2])))
        .hasMessageContaining("point 2 differs in length");
  }
}
