package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;

/**
 * The output that an input spends.
 *
 * @param txid the transaction that holds it
 * @param vout its index there, 0 to 2^32 - 1
 */
public record OutPoint(TxId txid, long vout) {
  /** How many bytes one takes. */
  public static final int SIZE = 36;

  public OutPoint {
    if (vout < 0 || vout > 0xffff_ffffL) {
      throw new BitcoinException("output index " + vout + " is not within 0 and 2^32 - 1");
    }
  }

  /** Appends the 36 bytes of the wire. */
  public void write(ByteWriter out) {
    out.bytes(txid.bytes()).int32(vout);
  }

  /** {@code txid:vout}. */
  @Override
  public String toString() {
    return txid + ":" + vout;
  }
}
