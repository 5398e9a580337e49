package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Aggregates public keys as MuSig2 does (BIP-327's KeySort and KeyAgg). Only what is public is
 * computed with here.
 */
final class KeyAggregation {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private KeyAggregation() {}

  /** The aggregate as an extended key, from which keys below it are derived (BIP-328). */
  static ExtendedPublicKey extended(List<Bytes> keys) {
    return ExtendedPublicKey.ofAggregate(aggregate(keys.stream().sorted().toList()));
  }

  /**
   * The aggregate of keys in this order.
   *
   * @param keys compressed, 33 bytes each, perhaps repeated
   * @return compressed, 33 bytes
   */
  static Bytes aggregate(List<Bytes> keys) {
    byte[] list =
        Hashes.tagged("KeyAgg list", keys.stream().map(Bytes::toArray).toArray(byte[][]::new));
    Bytes second =
        keys.stream().filter(key -> !key.equals(keys.getFirst())).findFirst().orElse(Bytes.EMPTY);
    ECPoint sum = CURVE.getCurve().getInfinity();
    for (Bytes key : keys) {
      ECPoint point = CURVE.getCurve().decodePoint(key.toArray());
      sum = sum.add(key.equals(second) ? point : point.multiply(coefficient(list, key)));
    }
    if (sum.isInfinity()) {
      throw new DescriptorException("descriptor: the keys of musig() cancel each other out");
    }
    return Bytes.of(sum.getEncoded(true));
  }

  private static BigInteger coefficient(byte[] list, Bytes key) {
    byte[] hash = Hashes.tagged("KeyAgg coefficient", list, key.toArray());
    return new BigInteger(1, hash).mod(CURVE.getN());
  }
}
