package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.CompactSize;
import io.holdfast.bitcoin.script.Script;

/**
 * An output.
 *
 * @param value satoshi, 0 to {@link Amounts#MAX}
 * @param script the locking script (scriptPubKey)
 */
public record TxOut(long value, Script script) {
  public TxOut {
    if (!Amounts.isValid(value)) {
      throw new BitcoinException("amount " + value + " sat is not within 0 and 21 million bitcoin");
    }
  }

  /** Reads an output; an amount out of range is an error. */
  public static TxOut read(ByteReader in) {
    long value = in.int64("amount");
    if (!Amounts.isValid(value)) {
      throw in.error("amount", "is " + value + " sat, not within 0 and 21 million bitcoin");
    }
    return new TxOut(value, Script.of(in.varBytes("script")));
  }

  /** Appends the amount and the script with its length. */
  public void write(ByteWriter out) {
    out.int64(value).varBytes(script.bytes());
  }

  /** How many bytes {@link #write} appends. */
  public int size() {
    return 8 + CompactSize.length(script.size()) + script.size();
  }
}
