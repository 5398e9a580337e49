package io.holdfast.bitcoin.slip39;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.mac.HmacSha256;
import io.holdfast.crypto.shamir.Interpolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One level of sharing (SLIP-39, "Shamir's secret sharing"): the secret is the polynomial's value
 * at 255, and at 254 stands a digest of it, by which a restored secret is known to be the one.
 */
final class SecretSharing {
  private static final int SECRET_X = 255;
  private static final int DIGEST_X = 254;
  private static final int DIGEST_SIZE = 4;

  private SecretSharing() {}

  /** The values at 0 to {@code count}-1, any {@code threshold} of which restore the secret. */
  static List<byte[]> split(byte[] secret, int threshold, int count) {
    List<byte[]> shares = new ArrayList<>();
    if (threshold == 1) {
      for (int i = 0; i < count; i++) {
        shares.add(secret.clone());
      }
      return shares;
    }
    int drawn = threshold - 2;
    for (int i = 0; i < drawn; i++) {
      shares.add(Randomness.bytes(secret.length));
    }
    byte[] digest = digestShare(secret);
    List<byte[]> base = new ArrayList<>(shares);
    base.add(digest);
    base.add(secret);
    int[] xs = new int[threshold];
    Arrays.setAll(xs, i -> i < drawn ? i : i == drawn ? DIGEST_X : SECRET_X);
    for (int x = drawn; x < count; x++) {
      shares.add(Interpolation.at(x, xs, base));
    }
    Arrays.fill(digest, (byte) 0);
    return shares;
  }

  /** The secret of exactly as many shares as the threshold, if their digest matches. */
  static Optional<byte[]> restore(int[] xs, List<byte[]> values) {
    if (xs.length == 1) {
      return Optional.of(values.getFirst().clone());
    }
    byte[] secret = Interpolation.at(SECRET_X, xs, values);
    byte[] digest = Interpolation.at(DIGEST_X, xs, values);
    byte[] random = Arrays.copyOfRange(digest, DIGEST_SIZE, digest.length);
    byte[] expected = digest(random, secret);
    boolean matches = ConstantTime.equal(expected, Arrays.copyOf(digest, DIGEST_SIZE));
    Arrays.fill(digest, (byte) 0);
    Arrays.fill(random, (byte) 0);
    if (!matches) {
      Arrays.fill(secret, (byte) 0);
      return Optional.empty();
    }
    return Optional.of(secret);
  }

  /** Whether a further share lies where the threshold's shares say. */
  static boolean lies(int x, byte[] value, int[] xs, List<byte[]> values) {
    byte[] expected = xs.length == 1 ? values.getFirst().clone() : Interpolation.at(x, xs, values);
    try {
      return ConstantTime.equal(expected, value);
    } finally {
      Arrays.fill(expected, (byte) 0);
    }
  }

  private static byte[] digestShare(byte[] secret) {
    byte[] random = Randomness.bytes(secret.length - DIGEST_SIZE);
    byte[] share = Arrays.copyOf(digest(random, secret), secret.length);
    System.arraycopy(random, 0, share, DIGEST_SIZE, random.length);
    Arrays.fill(random, (byte) 0);
    return share;
  }

  private static byte[] digest(byte[] random, byte[] secret) {
    return Arrays.copyOf(HmacSha256.mac(random, secret), DIGEST_SIZE);
  }
}
