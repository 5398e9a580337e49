package io.holdfast.crypto.shamir;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Shamir's secret sharing, byte by byte over GF(2^8), in the share format of Vault: each share is
 * the value of every byte's polynomial at x, followed by the byte x, which is never 0.
 *
 * <p>Combining cannot tell a wrong share from a right one: what it answers must be checked by its
 * use.
 */
public final class Shamir {
  /** There are 255 values of x beside the 0 that holds the secret. */
  private static final int MOST_SHARES = 255;

  private Shamir() {}

  /**
   * Splits a secret so that any {@code threshold} of {@code shares} restore it and fewer tell
   * nothing. 2 <= threshold <= shares <= 255.
   */
  public static List<byte[]> split(byte[] secret, int shares, int threshold) {
    checkCounts(secret, shares, threshold);
    int[] xs = distinctNonZero(shares);
    List<byte[]> result = new ArrayList<>(shares);
    for (int x : xs) {
      byte[] share = new byte[secret.length + 1];
      share[secret.length] = (byte) x;
      result.add(share);
    }
    byte[] coefficients = new byte[threshold];
    for (int i = 0; i < secret.length; i++) {
      Randomness.fill(coefficients);
      coefficients[0] = secret[i];
      for (int s = 0; s < shares; s++) {
        result.get(s)[i] = (byte) evaluate(coefficients, xs[s]);
      }
    }
    Arrays.fill(coefficients, (byte) 0);
    return result;
  }

  /**
   * The secret of shares that have the same length and different x. With fewer than the threshold
   * it was split with the result is noise.
   */
  public static byte[] combine(List<byte[]> shares) {
    int[] xs = checkedXs(shares);
    List<byte[]> values =
        shares.stream().map(share -> Arrays.copyOf(share, share.length - 1)).toList();
    byte[] secret = Interpolation.at(0, xs, values);
    values.forEach(value -> Arrays.fill(value, (byte) 0));
    return secret;
  }

  private static void checkCounts(byte[] secret, int shares, int threshold) {
    if (secret.length == 0) {
      throw new CryptoException("cannot split an empty secret");
    }
    if (threshold < 2) {
      throw new CryptoException("threshold must be at least 2, not " + threshold);
    }
    if (shares < threshold || shares > MOST_SHARES) {
      throw new CryptoException(
          "shares must be between the threshold (%d) and %d, not %d"
              .formatted(threshold, MOST_SHARES, shares));
    }
  }

  /** A random choice of x values: what a share is numbered says nothing about the order. */
  private static int[] distinctNonZero(int count) {
    int[] all = new int[MOST_SHARES];
    Arrays.setAll(all, i -> i + 1);
    for (int i = 0; i < count; i++) {
      int j = i + Randomness.below(MOST_SHARES - i);
      int chosen = all[j];
      all[j] = all[i];
      all[i] = chosen;
    }
    return Arrays.copyOf(all, count);
  }

  /** Horner's rule, from the highest coefficient down to the secret. */
  private static int evaluate(byte[] coefficients, int x) {
    int value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = Gf256.add(Gf256.multiply(value, x), coefficients[i] & 0xff);
    }
    return value;
  }

  private static int[] checkedXs(List<byte[]> shares) {
    if (shares.size() < 2) {
      throw new CryptoException("at least 2 shares are needed, not " + shares.size());
    }
    int length = shares.getFirst().length;
    if (length < 2) {
      throw new CryptoException("a share has at least 2 bytes, not " + length);
    }
    BitSet seen = new BitSet(MOST_SHARES + 1);
    int[] xs = new int[shares.size()];
    for (int s = 0; s < xs.length; s++) {
      byte[] share = shares.get(s);
      if (share.length != length) {
        throw new CryptoException(
            "shares differ in length: %d has %d bytes, the first has %d"
                .formatted(s + 1, share.length, length));
      }
      xs[s] = share[length - 1] & 0xff;
      if (xs[s] == 0) {
        throw new CryptoException("share %d is damaged: its x is 0".formatted(s + 1));
      }
      if (seen.get(xs[s])) {
        throw new CryptoException("share %d repeats an earlier share".formatted(s + 1));
      }
      seen.set(xs[s]);
    }
    return xs;
  }
}
