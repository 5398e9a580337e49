package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.musig2.ContributionException.Contribution;
import java.util.List;

/**
 * The sum of all signers' public nonces (BIP-327, NonceAgg).
 *
 * @param value two compressed points or zeros, 66 bytes
 */
public record AggregateNonce(Bytes value) {
  public AggregateNonce {
    if (value.size() != PublicNonce.SIZE) {
      throw new BitcoinException(
          "an aggregate nonce has " + PublicNonce.SIZE + " bytes, not " + value.size());
    }
  }

  /**
   * The sum of nonces, in any order.
   *
   * @throws ContributionException naming the first that is no nonce
   */
  public static AggregateNonce of(List<PublicNonce> nonces) {
    byte[] sums = new byte[PublicNonce.SIZE];
    for (int half = 0; half < 2; half++) {
      Point sum = Point.INFINITY;
      for (int signer = 0; signer < nonces.size(); signer++) {
        int place = signer;
        sum =
            sum.plus(
                Point.parse(nonces.get(signer).half(half))
                    .orElseThrow(() -> ContributionException.of(Contribution.PUBLIC_NONCE, place)));
      }
      sum.encodeExtended().copyTo(sums, half * Point.SIZE);
    }
    return new AggregateNonce(Bytes.of(sums));
  }

  Point half(int half) {
    return Point.parseExtended(value.slice(half * Point.SIZE, (half + 1) * Point.SIZE))
        .orElseThrow(() -> ContributionException.ofAggregator(Contribution.AGGREGATE_NONCE));
  }
}
