package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;

/**
 * The id of a transaction (or, as wtxid, of its witness form).
 *
 * @param bytes 32 bytes in the order of the wire, which {@link #hex} shows reversed
 */
public record TxId(Bytes bytes) {
  /** The all-zero id that a coinbase input names. */
  public static final TxId ZERO = new TxId(Bytes.of(new byte[32]));

  public TxId {
    if (bytes.size() != 32) {
      throw new BitcoinException("a txid has 32 bytes, not " + bytes.size());
    }
  }

  /** The id that {@code hex} shows in the usual reversed order. */
  public static TxId fromHex(String hex) {
    return new TxId(Bytes.fromHex(hex).reversed());
  }

  /** 64 hex digits in the order that every wallet and explorer shows. */
  public String hex() {
    return bytes.reversed().hex();
  }

  @Override
  public String toString() {
    return hex();
  }
}
