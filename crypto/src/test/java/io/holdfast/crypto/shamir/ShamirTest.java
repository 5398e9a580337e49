package io.holdfast.crypto.shamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShamirTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The unseal keys, 3 of 5, of a server of OpenBao that was thrown away. */
  private static final List<byte[]> OPENBAO_SHARES =
      List.of(
          HEX.parseHex("4211adf5bcacb35135aee711a4b1c718377ada83483a829477f1648456bcd957f2"),
          HEX.parseHex("ad93cb5ae679798c78a457e6dd65542febfc35237f7978594b3525b5b89c15024a"),
          HEX.parseHex("40806daf5af2dddf2f9ee8e29ab82fe72f8021f39a80eb8fe59796badb887e6f9b"),
          HEX.parseHex("49928bcbea23e1166db5b3682fb238e3c6d8dda95edb78f09e98d4583f35a6dc78"),
          HEX.parseHex("5f6fbdb21798c4a957f5197f020f248418e41632a13f5e1c03687fed4bcd6f7e02"));

  @Test
  void anyThreeUnsealKeysOfOpenBaoGiveTheSameKey() {
    Set<String> keys = new HashSet<>();
    for (List<byte[]> three : subsets(OPENBAO_SHARES, 3)) {
      keys.add(HEX.formatHex(Shamir.combine(three)));
    }
    assertThat(keys).hasSize(1);
    assertThat(keys.iterator().next()).hasSize(64);
  }

  @Test
  void sharesAreThePolynomialsValuesFollowedByX() {
    // The byte 0x42 with the line 0x42 + 0x13 x, where 0x13 * 2 = 0x26 and 0x13 * 0x80 = 0x8e.
    List<byte[]> shares =
        List.of(
            new byte[] {0x42 ^ 0x13, 1},
            new byte[] {0x42 ^ 0x26, 2},
            new byte[] {(byte) (0x42 ^ Gf256.multiply(0x13, 0x80)), (byte) 0x80});
    for (List<byte[]> two : subsets(shares, 2)) {
      assertThat(Shamir.combine(two)).containsExactly(0x42);
    }
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,2", "5,3", "6,6", "7,4"})
  void anySubsetOfThresholdSizeRestoresTheSecretAndNoSmallerOne(int shares, int threshold) {
    byte[] secret = Randomness.bytes(32);
    List<byte[]> all = Shamir.split(secret, shares, threshold);
    for (int size = 2; size <= shares; size++) {
      for (List<byte[]> some : subsets(all, size)) {
        byte[] combined = Shamir.combine(some);
        if (size >= threshold) {
          assertThat(combined).isEqualTo(secret);
        } else {
          assertThat(combined).isNotEqualTo(secret);
        }
      }
    }
  }

  @Test
  void allOf255SharesRestoreTheSecret() {
    byte[] secret = Randomness.bytes(16);
    assertThat(Shamir.combine(Shamir.split(secret, 255, 255))).isEqualTo(secret);
  }

  @Test
  void oneShareIsConsistentWithEverySecret() {
    // A share of the secret 0 takes every value: seen alone it tells nothing.
    Set<Byte> values = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      values.add(Shamir.split(new byte[1], 2, 2).getFirst()[0]);
    }
    assertThat(values).hasSize(256);
  }

  @Test
  void noShareHasXZeroWhereTheSecretLies() {
    for (byte[] share : Shamir.split(new byte[] {1}, 255, 2)) {
      assertThat(share[1]).isNotZero();
    }
  }

  @Test
  void countsThatMakeNoSenseAreRefused() {
    assertRefused(() -> Shamir.split(new byte[0], 2, 2), "empty secret");
    assertRefused(() -> Shamir.split(new byte[1], 2, 1), "threshold must be at least 2, not 1");
    assertRefused(() -> Shamir.split(new byte[1], 2, 3), "between the threshold (3) and 255");
    assertRefused(() -> Shamir.split(new byte[1], 256, 3), "not 256");
  }

  @Test
  void sharesThatDoNotBelongTogetherAreRefused() {
    List<byte[]> shares = Shamir.split(new byte[] {1, 2, 3}, 3, 2);
    assertRefused(() -> Shamir.combine(List.of()), "at least 2 shares");
    assertRefused(() -> Shamir.combine(shares.subList(0, 1)), "at least 2 shares are needed");
    assertRefused(
        () -> Shamir.combine(List.of(shares.get(0), shares.get(1), shares.get(0))),
        "share 3 repeats an earlier share");
    assertRefused(
        () -> Shamir.combine(List.of(shares.get(0), new byte[] {1, 2})),
        "2 has 2 bytes, the first has 4");
    assertRefused(() -> Shamir.combine(List.of(new byte[1], new byte[1])), "at least 2 bytes");
    assertRefused(
        () -> Shamir.combine(List.of(shares.get(0), new byte[] {1, 2, 3, 0})), "its x is 0");
  }

  @Test
  void theFieldHasTheInversesOfAes() {
    assertThat(Gf256.multiply(0x53, 0xca)).isEqualTo(1);
    assertThat(Gf256.multiply(0x57, 0x83)).isEqualTo(0xc1);
    for (int a = 1; a < 256; a++) {
      assertThat(Gf256.multiply(a, Gf256.inverse(a))).isEqualTo(1);
      assertThat(Gf256.divide(Gf256.multiply(a, 0x1d), a)).isEqualTo(0x1d);
    }
    assertThat(Gf256.inverse(0)).isZero();
  }

  private static void assertRefused(Runnable action, String why) {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(action::run)
        .withMessageContaining(why);
  }

  private static <T> List<List<T>> subsets(List<T> all, int size) {
    List<List<T>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << all.size(); bits++) {
      if (Integer.bitCount(bits) == size) {
        List<T> subset = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          if ((bits >> i & 1) == 1) {
            subset.add(all.get(i));
          }
        }
        subsets.add(subset);
      }
    }
    return subsets;
  }
}
