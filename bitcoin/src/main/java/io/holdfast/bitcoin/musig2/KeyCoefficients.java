package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What each key counts for in an aggregate (BIP-327, KeyAggCoeff), so that no key can be chosen to
 * cancel the others.
 *
 * @param keys in their order
 * @param listHash of all of them
 * @param second the first that differs from the first of all; its coefficient is 1
 */
record KeyCoefficients(List<Bytes> keys, Bytes listHash, Optional<Bytes> second) {
  static KeyCoefficients of(List<Bytes> keys) {
    byte[][] all = keys.stream().map(Bytes::toArray).toArray(byte[][]::new);
    return new KeyCoefficients(
        List.copyOf(keys),
        Bytes.of(Hashes.tagged("KeyAgg list", all)),
        keys.stream().filter(each -> !each.equals(keys.getFirst())).findFirst());
  }

  BigInteger of(Bytes key) {
    return second.isPresent() && second.get().equals(key)
        ? BigInteger.ONE
        : Scalars.reduced(Hashes.tagged("KeyAgg coefficient", listHash.toArray(), key.toArray()));
  }
}
