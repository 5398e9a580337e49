package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.CompactSize;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.List;

/**
 * The weight that a transaction will have once it is signed.
 *
 * <p>The two bounds differ by what DER makes of a signature, a byte each, and where an input can be
 * satisfied in several ways: with taproot outputs without scripts and inputs that are final already
 * they are the same.
 *
 * @param leastWeight with ECDSA signatures of 71 bytes (shorter ones are rare)
 * @param greatestWeight with ECDSA signatures of 72 bytes, the most they take
 * @param bounded whether every input is of a form whose size is known; otherwise the transaction
 *     can be heavier
 */
public record SizeEstimate(int leastWeight, int greatestWeight, boolean bounded) {
  private static final int MARKER_AND_FLAG = 2;
  private static final int NO_WITNESS = 1;

  static SizeEstimate of(Transaction unsigned, List<CheckedInput> inputs) {
    int least = unsigned.weight();
    int greatest = least;
    boolean bounded = true;
    boolean witness = false;
    for (CheckedInput input : inputs) {
      SpendSize size = SpendSize.of(input);
      least += 4 * scriptGrowth(size.leastScriptSig()) + Math.max(size.leastWitness(), NO_WITNESS);
      greatest +=
          4 * scriptGrowth(size.greatestScriptSig()) + Math.max(size.greatestWitness(), NO_WITNESS);
      bounded &= size.bounded();
      witness |= size.greatestWitness() > NO_WITNESS;
    }
    int common = witness ? MARKER_AND_FLAG : -NO_WITNESS * inputs.size();
    return new SizeEstimate(least + common, greatest + common, bounded);
  }

  /** What a scriptSig adds to an input that has an empty one: itself and a longer length. */
  private static int scriptGrowth(int size) {
    return size + CompactSize.length(size) - 1;
  }

  /** Virtual bytes at the least. */
  public int leastVsize() {
    return (leastWeight + 3) / 4;
  }

  /** Virtual bytes at the most. */
  public int greatestVsize() {
    return (greatestWeight + 3) / 4;
  }
}
