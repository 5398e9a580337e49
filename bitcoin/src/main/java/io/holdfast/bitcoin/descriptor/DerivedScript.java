package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a descriptor gives at one place.
 *
 * @param scriptPubKey the output script
 * @param redeemScript what sh() hashes (BIP-16)
 * @param witnessScript what wsh() hashes (BIP-141)
 * @param taproot what tr() commits to (BIP-341)
 * @param keys every key of the descriptor at this place, as it is written there
 * @param aggregates those of them that several keys are together
 */
public record DerivedScript(
    Script scriptPubKey,
    Optional<Script> redeemScript,
    Optional<Script> witnessScript,
    Optional<TaprootScripts> taproot,
    List<DerivedKey> keys,
    List<DerivedAggregate> aggregates) {
  public DerivedScript {
    keys = List.copyOf(keys);
    aggregates = List.copyOf(aggregates);
  }

  /** Every key that somebody may hold: {@link #keys}, and those that make up the aggregates. */
  public List<DerivedKey> signers() {
    return aggregates.isEmpty()
        ? keys
        : Stream.concat(
                keys.stream(), aggregates.stream().flatMap(each -> each.participants().stream()))
            .toList();
  }

  /** The address, if the script is of a form that has one. */
  public Optional<Address> address(Network network) {
    return Address.of(network, scriptPubKey);
  }
}
