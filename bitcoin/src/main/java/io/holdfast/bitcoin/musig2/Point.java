package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A public point of secp256k1, the one at infinity among them.
 *
 * @param compressed 33 bytes, or none for the point at infinity
 */
record Point(Bytes compressed) {
  static final int SIZE = 33;
  static final Point INFINITY = new Point(Bytes.EMPTY);

  /** BIP-327's encoding of the point at infinity, where it allows it. */
  private static final Bytes ZEROS = Bytes.of(new byte[SIZE]);

  /** BIP-327's cpoint: compressed, on the curve, not at infinity. */
  static Optional<Point> parse(Bytes bytes) {
    return bytes.size() == SIZE && Secp256k1.isValidPublicKey(bytes.toArray())
        ? Optional.of(new Point(bytes))
        : Optional.empty();
  }

  /** BIP-327's cpoint_ext: the same, or zeros. */
  static Optional<Point> parseExtended(Bytes bytes) {
    return bytes.equals(ZEROS) ? Optional.of(INFINITY) : parse(bytes);
  }

  /** The generator times a public number. */
  static Point ofGenerator(BigInteger factor) {
    return factor.signum() == 0
        ? INFINITY
        : new Point(Bytes.of(Secp256k1.publicKey(Scalars.bytes(factor))));
  }

  boolean isInfinity() {
    return compressed.isEmpty();
  }

  boolean hasEvenY() {
    return compressed.at(0) == 2;
  }

  Bytes x() {
    return compressed.slice(1, SIZE);
  }

  Bytes encodeExtended() {
    return isInfinity() ? ZEROS : compressed;
  }

  Point plus(Point other) {
    if (isInfinity()) {
      return other;
    }
    if (other.isInfinity()) {
      return this;
    }
    if (x().equals(other.x()) && !equals(other)) {
      return INFINITY;
    }
    return new Point(
        Bytes.of(
            Secp256k1.publicCombine(List.of(compressed.toArray(), other.compressed.toArray()))));
  }

  /** This point times a public number. */
  Point times(BigInteger factor) {
    return isInfinity() || factor.signum() == 0
        ? INFINITY
        : new Point(
            Bytes.of(Secp256k1.publicMultiply(compressed.toArray(), Scalars.bytes(factor))));
  }

  Point negated() {
    return isInfinity() ? this : new Point(Bytes.of(Secp256k1.publicNegate(compressed.toArray())));
  }
}
