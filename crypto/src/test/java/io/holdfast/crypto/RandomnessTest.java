package io.holdfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  @Test
  void noTwoNoncesAreAlike() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(java.util.HexFormat.of().formatHex(Randomness.bytes(12)))).isTrue();
    }
  }

  @Test
  void fillingReachesEveryByte() {
    BitSet changed = new BitSet();
    for (int round = 0; round < 64; round++) {
      byte[] bytes = new byte[33];
      Randomness.fill(bytes);
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] != 0) {
          changed.set(i);
        }
      }
    }
    assertThat(changed.cardinality()).isEqualTo(33);
  }

  @Test
  void boundedNumbersTakeEveryValueBelowTheBound() {
    BitSet seen = new BitSet();
    for (int i = 0; i < 5000; i++) {
      seen.set(Randomness.below(7));
    }
    assertThat(seen.length()).isEqualTo(7);
    assertThat(seen.cardinality()).isEqualTo(7);
  }
}
