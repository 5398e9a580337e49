package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;

/** Public numbers modulo the curve's order. Never for keys or nonces: it is not constant-time. */
final class Scalars {
  static final BigInteger N = CustomNamedCurves.getByName("secp256k1").getN();
  static final BigInteger MINUS_ONE = N.subtract(BigInteger.ONE);

  private Scalars() {}

  /** A hash as a number. */
  static BigInteger reduced(byte[] bytes) {
    return new BigInteger(1, bytes).mod(N);
  }

  /** Whether 32 bytes are a number below the order. */
  static boolean isBelowOrder(Bytes bytes) {
    return bytes.size() == 32 && new BigInteger(1, bytes.toArray()).compareTo(N) < 0;
  }

  /** 32 bytes. */
  static byte[] bytes(BigInteger number) {
    return BigIntegers.asUnsignedByteArray(32, number);
  }
}
