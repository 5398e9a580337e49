package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.script.Script;

/**
 * An input.
 *
 * @param previous the output it spends
 * @param scriptSig the unlocking script, empty for native segwit
 * @param sequence 0 to 2^32 - 1 (BIP-68, BIP-125)
 * @param witness its witness, empty before segwit
 */
public record TxIn(OutPoint previous, Script scriptSig, long sequence, Witness witness) {
  /** The sequence number that disables lock time and replacement. */
  public static final long FINAL = 0xffff_ffffL;

  public TxIn {
    if (sequence < 0 || sequence > FINAL) {
      throw new BitcoinException("sequence " + sequence + " is not within 0 and 2^32 - 1");
    }
  }

  /** An input that is not signed yet. */
  public static TxIn unsigned(OutPoint previous, long sequence) {
    return new TxIn(previous, Script.EMPTY, sequence, Witness.EMPTY);
  }

  /** This input with the given unlocking script and witness. */
  public TxIn signed(Script scriptSig, Witness witness) {
    return new TxIn(previous, scriptSig, sequence, witness);
  }

  /** Whether its sequence number opts in to replacement (BIP-125). */
  public boolean signalsReplacement() {
    return sequence < FINAL - 1;
  }
}
