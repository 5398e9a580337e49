package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;

/**
 * The public half of a signer's nonce, which goes to the others. Whether its points are any is
 * known when nonces are aggregated, where the signer can be named.
 *
 * @param value two compressed points, 66 bytes
 */
public record PublicNonce(Bytes value) {
  /** The bytes of one. */
  public static final int SIZE = 2 * Point.SIZE;

  public PublicNonce {
    if (value.size() != SIZE) {
      throw new BitcoinException("a public nonce has " + SIZE + " bytes, not " + value.size());
    }
  }

  Bytes half(int half) {
    return value.slice(half * Point.SIZE, (half + 1) * Point.SIZE);
  }
}
