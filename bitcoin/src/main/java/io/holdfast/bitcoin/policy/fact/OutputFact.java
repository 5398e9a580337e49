package io.holdfast.bitcoin.policy.fact;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.wallet.Place;
import java.util.Map;
import java.util.Optional;

/**
 * An output of a transaction to judge.
 *
 * @param amount in sat
 * @param address if the script has one
 * @param own where in the wallet the script lies, proven; empty for another's
 * @param wallet the other wallet that the script is proven to be of, empty for none
 * @param claims of another's output: public keys, 33 bytes or x-only 32, with where the PSBT says
 *     they come from; nothing is proven by them alone
 */
public record OutputFact(
    int index,
    long amount,
    Script script,
    Optional<String> address,
    Optional<Place> own,
    Optional<String> wallet,
    Map<Bytes, KeyOrigin> claims) {
  public OutputFact {
    claims = Map.copyOf(claims);
  }

  /** Whether it is proven to be the wallet's own. */
  public boolean isOwn() {
    return own.isPresent();
  }

  /** The address, or the script in hexadecimal where there is none. */
  public String destination() {
    return address.orElseGet(() -> "script " + script.hex());
  }

  /** The script's form, such as {@code p2wpkh} or {@code op_return}. */
  public String type() {
    return OutputType.of(script).label();
  }
}
