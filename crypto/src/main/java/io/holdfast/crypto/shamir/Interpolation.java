package io.holdfast.crypto.shamir;

import io.holdfast.crypto.CryptoException;
import java.util.BitSet;
import java.util.List;

/**
 * Lagrange's interpolation over GF(2^8), byte by byte: the values of the polynomials of least
 * degree through given points. Its time tells the number of points and bytes, and nothing of what
 * they are.
 */
public final class Interpolation {
  private Interpolation() {}

  /**
   * The values at {@code x} of the polynomials that have {@code values.get(i)} at {@code xs[i]}.
   *
   * @param x 0 to 255
   * @param xs distinct, 0 to 255, one for each of the values
   * @param values all of one length
   */
  public static byte[] at(int x, int[] xs, List<byte[]> values) {
    check(xs, values);
    int[] weights = weights(x, xs);
    byte[] result = new byte[values.getFirst().length];
    for (int i = 0; i < result.length; i++) {
      int sum = 0;
      for (int s = 0; s < xs.length; s++) {
        sum = Gf256.add(sum, Gf256.multiply(weights[s], values.get(s)[i] & 0xff));
      }
      result[i] = (byte) sum;
    }
    return result;
  }

  private static void check(int[] xs, List<byte[]> values) {
    if (xs.length == 0 || xs.length != values.size()) {
      throw new CryptoException(
          "interpolation needs a value for each x, not %d for %d"
              .formatted(values.size(), xs.length));
    }
    BitSet seen = new BitSet();
    for (int s = 0; s < xs.length; s++) {
      if (seen.get(xs[s])) {
        throw new CryptoException("point %d repeats an earlier x".formatted(s + 1));
      }
      seen.set(xs[s]);
      if (values.get(s).length != values.getFirst().length) {
        throw new CryptoException("point %d differs in length".formatted(s + 1));
      }
    }
  }

  private static int[] weights(int x, int[] xs) {
    int[] weights = new int[xs.length];
    for (int i = 0; i < xs.length; i++) {
      int numerator = 1;
      int denominator = 1;
      for (int j = 0; j < xs.length; j++) {
        if (j != i) {
          numerator = Gf256.multiply(numerator, Gf256.add(x, xs[j]));
          denominator = Gf256.multiply(denominator, Gf256.add(xs[i], xs[j]));
        }
      }
      weights[i] = Gf256.divide(numerator, denominator);
    }
    return weights;
  }
}
