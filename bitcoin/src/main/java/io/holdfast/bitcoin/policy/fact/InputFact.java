package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.wallet.Place;
import java.util.Optional;

/**
 * An input of a transaction to judge.
 *
 * @param amount in sat
 * @param script of the output that it spends
 * @param type how it spends it, such as {@code p2wpkh}, {@code p2sh-p2wpkh} or {@code p2tr}
 * @param sequence its sequence number
 * @param sighash what its signatures commit to, such as {@code ALL}
 * @param own where in the wallet the script lies, proven; empty for another's
 */
public record InputFact(
    int index,
    OutPoint spends,
    long amount,
    Script script,
    String type,
    long sequence,
    String sighash,
    Optional<Place> own) {

  /** The output that it spends, as {@code txid:vout}. */
  public String outpoint() {
    return spends.toString();
  }

  /** Whether it is proven to be the wallet's own. */
  public boolean isOwn() {
    return own.isPresent();
  }
}
