package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.Optional;

/**
 * An output of a transaction to judge.
 *
 * @param amount in sat
 * @param address if the script has one
 * @param own where in the wallet the script lies, proven; empty for another's
 */
public record OutputFact(
    int index, long amount, Script script, Optional<String> address, Optional<WalletScript> own) {
  /** The address, or the script in hexadecimal where there is none. */
  public String destination() {
    return address.orElseGet(() -> "script " + script.hex());
  }
}
